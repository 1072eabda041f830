import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { AppointmentId, CaptureId, InteractionId, LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Appointment, Capture, Interaction } from '#shared/domain/interaction.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { BantKey, VisitorAction } from '#shared/domain/stage.ts';
import type { Show } from '#shared/domain/show.ts';
import { newUuid7 } from '#shared/lib/id.ts';
import { DAY, HOUR, MINUTE, addDays, localTime } from '#shared/lib/time.ts';
import { settle } from '#shared/domain/qualification.ts';
import { withSale } from '#shared/domain/withSale.ts';
import { commitTogether } from './commit.ts';
import type { Change, Put } from './commit.ts';
import { forecastOf, returnOf, saleOf, showMoney, wayOf } from './seedFigures.ts';
import type { FigureMaker } from './seedFigures.ts';
import { newChance, newPerson, pick, whole } from './seedPeople.ts';
import type { Chance } from './seedPeople.ts';
import { saveShow } from './shows.ts';
import type { Store } from './store.ts';

/** What to fill a database with. The same numbers on the same day give the same people. */
export type SeedOrder = {
  readonly leads: number;
  readonly shows: number;
  readonly seed: number;
  /** The last show ends here, ms UTC. */
  readonly until: number;
  readonly onProgress?: (done: number) => void;
};

export type Seeded = { readonly leads: number; readonly shows: number; readonly showIds: readonly ShowId[] };

const LEADS_A_COMMIT = 500;
const SHOW_DAYS = 3;
const BETWEEN_SHOWS = 90 * DAY;
const NAMES = ['Packtage', 'Salon de la Ligne', 'Fertigungsforum', 'Feria del Envase', 'Fiera Impianti', 'Process Days'];
const ZONES = ['Europe/Paris', 'Europe/Berlin', 'Europe/London', 'Europe/Madrid', 'Europe/Rome'];
const ACTIONS: readonly VisitorAction[] = ['newsletter', 'document', 'demo', 'call-back', 'quote'];
const BANT: readonly BantKey[] = ['budget', 'authority', 'need', 'timeline'];

type Drawn = { readonly chance: Chance; readonly newId: (at: number) => string };
/** `figures` has a chance of its own. */
type Maker = Drawn & { readonly figures: FigureMaker; readonly until: number; readonly leadsAShow: number };

/** Ids from the same chance as the rest, so that a seed gives the same database. */
function newDrawn(seed: number): Drawn {
  const chance = newChance(seed);
  return { chance, newId: (at) => newUuid7(at, (bytes) => bytes.map(() => whole(chance, 0, 255))) };
}

/** Any other number: two chances of one seed should have nothing in common. */
const FIGURES_SEED = 0x5eed_f165;

const newMaker = ({ seed, until, leads, shows }: SeedOrder): Maker => ({
  ...newDrawn(seed),
  figures: newDrawn(seed ^ FIGURES_SEED),
  until,
  leadsAShow: Math.round(leads / Math.max(1, shows)),
});

function newShow(maker: Maker, place: number): Show {
  const { until } = maker;
  const zone = ZONES[place % ZONES.length] ?? 'UTC';
  const firstAt = until - place * BETWEEN_SHOWS - SHOW_DAYS * DAY;
  const language = place % 2 === 0 ? 'fr' : 'en';
  const base = sampleShow({ now: firstAt, newId: () => maker.newId(firstAt), zone, language });
  const firstDay = localTime(firstAt, zone).day;
  const name = `${NAMES[place % NAMES.length] ?? ''} ${firstDay.slice(0, 4)}`;
  return {
    ...base,
    name,
    firstDay,
    lastDay: addDays(firstDay, SHOW_DAYS - 1),
    isSample: false,
    ...showMoney(maker.figures, maker.leadsAShow),
  };
}

function qualified(lead: Lead, { chance }: Maker, show: Show): Lead {
  const actions = ACTIONS.filter(() => chance() < 0.18);
  const bant = Object.fromEntries(BANT.filter(() => chance() < 0.4).map((key) => [key, chance() < 0.7 ? 'yes' : 'no']));
  const hasForecast = chance() < 0.1;
  return {
    ...lead,
    actions: ['scan', ...actions],
    bant,
    interests: show.interests.filter(() => chance() < 0.3),
    visits: chance() < 0.12 ? 2 : 1,
    ...(chance() < 0.4 ? { heatChosen: pick(chance, ['cold', 'warm', 'hot'] as const) } : {}),
    ...(hasForecast
      ? { opportunity: { probability: whole(chance, 1, 9) * 10, amount: whole(chance, 2, 90) * 1000, currency: 'EUR' } }
      : {}),
    consents:
      chance() < 0.6
        ? [
            {
              purpose: 'email',
              given: chance() < 0.85,
              at: lead.capturedAt,
              by: lead.capturedBy,
              method: 'spoken',
              wordingVersion: '1',
              language: 'fr',
            },
          ]
        : [],
  };
}

function newAppointment(lead: Lead, maker: Drawn, { show, staff }: { show: Show; staff: StaffId }): Appointment {
  const startsAt = Math.floor((lead.capturedAt + whole(maker.chance, 1, 20) * DAY) / HOUR) * HOUR;
  return {
    v: 1,
    id: maker.newId(lead.capturedAt) as AppointmentId, // a fresh id becomes the kind it is used for
    showId: show.id,
    leadId: lead.id,
    rep: staff,
    kind: maker.chance() < 0.5 ? 'call' : 'meeting',
    startsAt,
    endsAt: startsAt + show.slotMinutes * MINUTE,
    zone: show.zone,
    title: show.interests[0] ?? '',
    place: '',
    bookedAt: lead.capturedAt,
    bookedBy: staff,
    sequence: 0,
  };
}

/** A lead judged as it is saved; one of a show that is over with what became of it. */
function settled(lead: Lead, { figures, until }: Maker, show: Show): Lead {
  const judged = (one: Lead): Lead =>
    settle(null, one, { action: 'seed', at: one.capturedAt, by: one.capturedBy, definitions: show.definitions }).lead;
  const after = judged(lead);
  const sale = saleOf(figures, after, { show, until });
  return sale === undefined ? after : judged(withSale(lead, sale));
}

/** One visitor with what belongs to them: captures, visits, now and then a note and an appointment. */
function visitorOf(maker: Maker, show: Show, serial: number): { readonly id: LeadId; readonly puts: Put[] } {
  const { chance, newId, figures } = maker;
  const opening = Date.parse(`${show.firstDay}T08:00:00Z`);
  const at = opening + whole(chance, 0, SHOW_DAYS - 1) * DAY + whole(chance, 0, 9 * 60) * MINUTE + whole(chance, 0, 59_999);
  const staff = pick(chance, show.staff).id;
  const person = newPerson(chance, serial);
  const id = newId(at) as LeadId; // fresh ids become the kind they are used for, here and below
  const badgeCode = String(100_000 + serial).padStart(8, '0');
  const fresh = newLead({ contact: person.contact, badgeCode, isResolved: true }, { id, showId: show.id, now: at, staff });
  const common = { v: 1, showId: show.id, leadId: id, at, by: staff } as const;
  const way = wayOf(figures);
  const scan = { source: way.capturedVia ?? 'camera', text: badgeCode, symbology: 'QR' } as const;
  const capture: Capture = { ...common, id: newId(at) as CaptureId, scan };
  const visit: Interaction = { ...common, id: newId(at) as InteractionId, updatedAt: at, kind: 'visit', captureId: capture.id };
  const note: Interaction = { ...common, id: newId(at) as InteractionId, updatedAt: at, kind: 'note', text: person.remark };
  const lead = { ...qualified(fresh, maker, show), ...way };
  const booked = chance() < 0.08 ? [newAppointment(lead, maker, { show, staff })] : [];
  const opportunity = forecastOf(figures, lead, show);
  const again = lead.visits > 1 ? returnOf(figures, capture) : null;
  return {
    id,
    puts: [
      { table: 'leads', record: settled({ ...lead, opportunity, appointments: booked.map((one) => one.id) }, maker, show) },
      { table: 'captures', record: capture },
      { table: 'interactions', record: visit },
      ...(again === null
        ? []
        : ([
            { table: 'captures', record: again.capture },
            { table: 'interactions', record: again.visit },
          ] as const)),
      ...(chance() < 0.5 ? [{ table: 'interactions', record: note } as const] : []),
      ...booked.map((record) => ({ table: 'appointments', record }) as const),
    ],
  };
}

/** One change a visitor, as a booth makes them: the journal has as many frames as a laptop that was worked on. */
const changeOf = ({ id, puts }: ReturnType<typeof visitorOf>): Change => ({
  puts: puts.map((put) => ({ ...put, isNew: true })),
  queue: [id],
  line: { action: 'seed', leadId: id },
});

/**
 * Fills the database with invented shows and visitors, 500 at a time in one transaction, each visitor a change with its history line, frame
 * and outbox rows. The next are made while the last are on their way to the disk.
 */
export async function seedLeads(store: Store, order: SeedOrder): Promise<Seeded> {
  const { leads, shows, onProgress } = order;
  const maker = newMaker(order);
  const made = Array.from({ length: Math.max(1, shows) }, (_, place) => newShow(maker, place));
  for (const show of made) await saveShow(store, show);
  let before: Promise<void> = Promise.resolve();
  for (let from = 0; from < leads; from += LEADS_A_COMMIT) {
    const count = Math.min(LEADS_A_COMMIT, leads - from);
    const visitors = Array.from({ length: count }, (_, at) => visitorOf(maker, pick(maker.chance, made), from + at));
    const mine = commitTogether(store, visitors.map(changeOf));
    await Promise.all([before, from + count === leads ? mine : null]);
    before = mine;
    onProgress?.(from + count);
  }
  return { leads, shows: made.length, showIds: made.map((show) => show.id) };
}
