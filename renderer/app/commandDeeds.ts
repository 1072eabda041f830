import { t } from 'i18next';
import { cancelAppointment, readRepAppointments } from '#renderer/data/appointments.ts';
import { readRepCalendar } from '#renderer/data/repCalendars.ts';
import { recordConsents, unrecordConsent } from '#renderer/data/consents.ts';
import { readWhere } from '#renderer/data/read.ts';
import { readSetting } from '#renderer/data/settings.ts';
import type { Store } from '#renderer/data/store.ts';
import { dropPromise, makePromise } from '#renderer/data/promises.ts';
import { bookQuietly } from '#renderer/features/agenda/bookSlot.ts';
import { setBant } from '#renderer/features/qualify/answerBant.ts';
import { setAction, setInterest } from '#renderer/features/qualify/noteInterest.ts';
import { rateLead } from '#renderer/features/qualify/rateLead.ts';
import { disqualifyLead, requalifyLead } from '#renderer/features/qualify/settleLead.ts';
import { formatDate, formatInstant } from '#renderer/i18n/format.ts';
import { nextFreeSlotsOf } from '#shared/domain/repCalendar.ts';
import { slotSearchOf, STEP_DUE } from '#shared/domain/command.ts';
import type { Command, SlotWish, Step } from '#shared/domain/command.ts';
import { PURPOSES, askedFor, visitorLanguage } from '#shared/domain/consentWording.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { BantKey, ConsentPurpose } from '#shared/domain/stage.ts';
import type { Show } from '#shared/domain/show.ts';
import { addDays, localTime } from '#shared/lib/time.ts';

/** What became of a command: done (and how to take it back), so already, or not possible; with a word more where there is one to say. */
export type Outcome =
  | { readonly kind: 'done'; readonly more?: string; readonly undo: () => Promise<unknown> }
  | { readonly kind: 'already' | 'refused'; readonly more: string };

/** A lead in hand and where it is; `language` is the screen's. */
export type InHand = { readonly store: Store; readonly show: Show; readonly lead: Lead; readonly language: 'en' | 'fr' };

/** A command about a visitor; those about the laptop are done without one. */
export type LeadCommand = Exclude<Command, { kind: 'staff' | 'control' }>;

const already = (more: string = t('desk.already')): Outcome => ({ kind: 'already', more });

const today = ({ store, show }: InHand): string => localTime(store.now(), show.zone).day;

/** Notes what the visitor asked for and, where that leaves us something to do, promises it in so many days. */
async function doStep(hand: InHand, step: Step): Promise<Outcome> {
  const { store, lead } = hand;
  const days = STEP_DUE[step];
  const text = t(`desk.promise.${step}`);
  const promises = await readWhere(store, 'promises', { index: 'leadId', value: lead.id });
  const open = promises.find((promise) => promise.keptAt === undefined && promise.text === text);
  const hadAction = lead.actions.includes(step);
  if (hadAction && (days === null || open !== undefined)) return already();
  if (!hadAction) await setAction(store, lead.id, { action: step, isOn: true });
  const dueOn = days === null ? null : addDays(today(hand), days);
  const made = dueOn === null || open !== undefined ? undefined : await makePromise(store, { leadId: lead.id, text, dueOn });
  return {
    kind: 'done',
    ...(made === undefined ? {} : { more: t('desk.promised', { day: formatDate(made.dueOn) }) }),
    undo: async () => {
      if (!hadAction) await setAction(store, lead.id, { action: step, isOn: false });
      if (made !== undefined) await dropPromise(store, made);
    },
  };
}

const isStanding = (one: Appointment, kind: Appointment['kind'], now: number): boolean =>
  one.kind === kind && one.cancelledAt === undefined && one.startsAt >= now;

/** Books the first free slot there is of the lead's owner, else of who is at the laptop; one that is booked already is told. */
async function doSlot({ store, show, lead }: InHand, wish: SlotWish): Promise<Outcome> {
  const { kind, from, day } = slotSearchOf(wish, store.now(), show);
  const { staffId } = await readSetting(store);
  const rep = (show.staff.find(({ id }) => id === (lead.owner ?? staffId)) ?? show.staff[0])?.id;
  if (rep === undefined) return { kind: 'refused', more: t('agenda.no_staff') };
  const own = await readWhere(store, 'appointments', { index: 'leadId', value: lead.id });
  const standing = own.find((one) => isStanding(one, kind, store.now()));
  if (standing !== undefined) return already(t('desk.booked_already', { when: formatInstant(standing.startsAt, show.zone) }));
  const [slot] = nextFreeSlotsOf({
    show,
    rep,
    booked: await readRepAppointments(store, rep),
    calendar: await readRepCalendar(store, rep),
    from,
    count: 1,
  });
  if (slot === undefined || (day !== null && localTime(slot.startsAt, show.zone).day !== day))
    return { kind: 'refused', more: t('desk.no_slot') };
  const booked = await bookQuietly(store, { lead, show, slot, kind });
  if (!booked.ok) return { kind: 'refused', more: t('agenda.failed') };
  const name = show.staff.find(({ id }) => id === rep)?.name ?? '';
  const more = t('agenda.booked', { when: formatInstant(slot.startsAt, show.zone), name });
  return { kind: 'done', more, undo: () => cancelAppointment(store, booked.value.id) };
}

/** Records what was said, with the wording the show has for this visitor. `none` refuses every purpose. */
async function doConsent({ store, show, lead, language }: InHand, asked: ConsentPurpose | 'none'): Promise<Outcome> {
  const given = asked !== 'none';
  const purposes = PURPOSES.filter((purpose) => !given || purpose === asked);
  const open = purposes.filter((purpose) => consentOf(lead, purpose)?.given !== given);
  if (open.length === 0) return already();
  const spoken = visitorLanguage(lead.contact, language);
  const answers = open.map((purpose) => {
    const words = askedFor(show.consentWording, spoken, purpose);
    return { purpose, given, method: 'spoken', wordingVersion: words.version, language: words.language } as const;
  });
  const after = await recordConsents(store, lead.id, { answers });
  const recorded = open.flatMap((purpose) => (after === undefined ? [] : (consentOf(after, purpose) ?? [])));
  const undo = async (): Promise<void> => {
    for (const one of recorded) await unrecordConsent(store, lead.id, one);
  };
  return { kind: 'done', more: t(given ? 'desk.consent_given' : 'desk.consent_refused'), undo };
}

async function doBant({ store, lead }: InHand, key: BantKey): Promise<Outcome> {
  if (lead.bant[key] === 'yes') return already();
  const answer = lead.bant[key];
  await setBant(store, lead.id, { key, answer: 'yes' });
  return { kind: 'done', undo: () => setBant(store, lead.id, { key, answer }) };
}

async function doOut({ store, lead }: InHand, reason: string): Promise<Outcome> {
  const before = lead.disqualified?.reason;
  if (before === reason) return already();
  await disqualifyLead(store, lead.id, reason);
  const undo = (): Promise<unknown> =>
    before === undefined ? requalifyLead(store, lead.id, t('qualify.back.by-mistake')) : disqualifyLead(store, lead.id, before);
  return { kind: 'done', more: t('qualify.stage.disqualified'), undo };
}

/** Does to the lead in hand what the key on its page does; sets, never toggles. Resolves when it is saved. */
export async function doCommand(hand: InHand, command: LeadCommand): Promise<Outcome> {
  const { store, lead } = hand;
  switch (command.kind) {
    case 'heat': {
      const before = lead.heatChosen;
      if (before === command.heat) return already();
      await rateLead(store, lead.id, command.heat);
      const more = before === undefined ? {} : { more: t('desk.heat_before', { heat: t(`qualify.heat.${before}`) }) };
      return { kind: 'done', ...more, undo: () => rateLead(store, lead.id, before ?? null) };
    }
    case 'interest': {
      const interest = command.interest.trim();
      if (lead.interests.some((one) => one.toLowerCase() === interest.toLowerCase())) return already();
      await setInterest(store, lead.id, { interest, isOn: true });
      return { kind: 'done', more: t('desk.interest_noted'), undo: () => setInterest(store, lead.id, { interest, isOn: false }) };
    }
    case 'step':
      return doStep(hand, command.step);
    case 'slot':
      return doSlot(hand, command.slot);
    case 'consent':
      return doConsent(hand, command.consent);
    case 'bant':
      return doBant(hand, command.question);
    case 'out':
      return doOut(hand, t(`qualify.out.${command.reason}`));
  }
}
