import { z } from 'zod';
import { MAX_DESCRIPTION } from '#shared/crm/rest/description.ts';
import { BUYING_ROLES, SIZE_BANDS } from '#shared/domain/definitions.ts';
import type { HistoryAction } from '#shared/domain/history.ts';
import type {
  AppointmentId,
  InteractionId,
  LeadId,
  MediaId,
  PromiseId,
  QuestionId,
  ShowId,
  StaffId,
  TargetId,
} from '#shared/domain/ids.ts';
import { CHANNELS, MOMENTS, SIGNALS } from '#shared/domain/lead.ts';
import { HEATS, STAGES } from '#shared/domain/stage.ts';

const MAX_TEXT = 100_000;
const MAX_ITEMS = 1_000;
const MAX_LEADS = 200;

/** An id of ours: a UUID, or one of the few fixed names. */
const idOf = <T extends string>() => z.custom<T>((value) => typeof value === 'string' && /^[\w.:-]{1,80}$/u.test(value), 'not an id');
const text = z.string().max(MAX_TEXT);
const optionalText = text.exactOptional();
const texts = z.array(text).max(MAX_ITEMS);
const instant = z.number().int().min(0).max(8.64e15);
const staffOrNull = idOf<StaffId>().nullable();

const Email = z.object({ value: text, kind: z.enum(['work', 'home', 'other']), suggestion: optionalText });
const Phone = z.object({ value: text, e164: optionalText, kind: z.enum(['work', 'mobile', 'home', 'fax', 'pager', 'other']) });
const Address = z.object({
  poBox: optionalText,
  extended: optionalText,
  street: optionalText,
  city: optionalText,
  region: optionalText,
  postalCode: optionalText,
  country: optionalText,
});

const Contact = z.object({
  formattedName: optionalText,
  prefix: optionalText,
  givenName: optionalText,
  additionalName: optionalText,
  familyName: optionalText,
  suffix: optionalText,
  nickname: optionalText,
  organization: texts.exactOptional(),
  jobTitle: optionalText,
  role: optionalText,
  emails: z.array(Email).max(MAX_ITEMS).exactOptional(),
  phones: z.array(Phone).max(MAX_ITEMS).exactOptional(),
  addresses: z.array(Address).max(MAX_ITEMS).exactOptional(),
  urls: texts.exactOptional(),
  socials: texts.exactOptional(),
  note: optionalText,
  birthday: optionalText,
  photo: z.object({ mediaType: text, bytes: z.number(), sha256: text }).exactOptional(),
});

const language = z.enum(['en', 'fr']);
const bantAnswer = z.enum(['yes', 'no']).exactOptional();

const Purpose = z.enum(['call', 'email', 'newsletter', 'partners']);

const Consent = z.object({
  purpose: Purpose,
  given: z.boolean(),
  at: instant,
  by: staffOrNull,
  method: z.enum(['spoken', 'screen', 'card', 'badge']),
  wordingVersion: text,
  language,
  signature: idOf<MediaId>().exactOptional(),
});

const heat = z.enum(HEATS);
const stage = z.enum(STAGES);
const points = z.number();

const Judgement = z.object({ version: z.number().int(), maturity: points, fit: points, score: points, heat });
const Standing = z.object({
  stage,
  from: stage.nullable(),
  because: text,
  cause: z.custom<HistoryAction>((value) => typeof value === 'string' && value.length <= 80),
  since: instant,
  by: staffOrNull,
});
const BantDetail = z.object({
  amount: z.number().exactOptional(),
  currency: optionalText,
  role: z.enum(BUYING_ROLES).exactOptional(),
  need: optionalText,
  by: optionalText,
});
const Profile = z.object({
  size: z.enum(SIZE_BANDS).exactOptional(),
  industry: optionalText,
  territory: optionalText,
  isTerritorySet: z.boolean().exactOptional(),
});
const Facts = z.object({
  source: optionalText,
  challenges: texts.exactOptional(),
  tags: texts.exactOptional(),
  signals: z.array(z.enum(SIGNALS)).max(MAX_ITEMS).exactOptional(),
  competitor: optionalText,
  referredBy: optionalText,
  channel: z.enum(CHANNELS).exactOptional(),
  moment: z.enum(MOMENTS).exactOptional(),
  isCustomer: z.boolean().exactOptional(),
});

const Sale = z.object({
  state: z.enum(['won', 'lost']),
  amount: z.number().exactOptional(),
  currency: optionalText,
  day: text,
  reason: optionalText,
  from: z.enum(['hand', 'file', 'crm']),
});

const Lead = z.object({
  v: z.literal(1),
  id: idOf<LeadId>(),
  externalKey: z.string().regex(/^boothbook\.[\w-]{1,80}$/u),
  showId: idOf<ShowId>(),
  capturedAt: instant,
  updatedAt: instant,
  capturedBy: staffOrNull,
  capturedVia: z.enum(['camera', 'scanner', 'image', 'file', 'manual', 'kiosk']).exactOptional(),
  contact: Contact,
  confidence: z.record(z.string(), z.number()),
  toCheck: texts,
  badgeCode: optionalText,
  isResolved: z.boolean(),
  heatChosen: heat.exactOptional(),
  intention: bantAnswer,
  wantsContact: bantAnswer,
  judgement: Judgement.exactOptional(),
  standing: Standing.exactOptional(),
  bantDetail: BantDetail.exactOptional(),
  profile: Profile.exactOptional(),
  facts: Facts.exactOptional(),
  bant: z.object({ budget: bantAnswer, authority: bantAnswer, need: bantAnswer, timeline: bantAnswer }),
  opportunity: z.object({
    probability: z.number().exactOptional(),
    amount: z.number().exactOptional(),
    currency: optionalText,
    month: optionalText,
  }),
  interests: texts,
  actions: z.array(z.enum(['scan', 'newsletter', 'document', 'demo', 'call-back', 'quote', 'appointment'])).max(MAX_ITEMS),
  visits: z.number().int(),
  consents: z.array(Consent).max(MAX_ITEMS),
  owner: idOf<StaffId>().exactOptional(),
  appointments: z.array(idOf<AppointmentId>()).max(MAX_ITEMS),
  pictures: z.array(idOf<MediaId>()).max(MAX_ITEMS),
  disqualified: z.object({ reason: text, at: instant, by: staffOrNull }).exactOptional(),
  outcome: z.enum(['customer', 'ambassador']).exactOptional(),
  sale: Sale.exactOptional(),
  discardedAt: instant.exactOptional(),
});

const Appointment = z.object({
  v: z.literal(1),
  id: idOf<AppointmentId>(),
  showId: idOf<ShowId>(),
  leadId: idOf<LeadId>(),
  rep: idOf<StaffId>(),
  kind: z.enum(['meeting', 'call']),
  startsAt: instant,
  endsAt: instant,
  zone: text,
  title: text,
  place: text,
  bookedAt: instant,
  bookedBy: staffOrNull,
  sequence: z.number().int(),
  cancelledAt: instant.exactOptional(),
});

const PromiseMade = z.object({
  v: z.literal(1),
  id: idOf<PromiseId>(),
  showId: idOf<ShowId>(),
  leadId: idOf<LeadId>(),
  text,
  owner: staffOrNull,
  dueOn: text,
  dueAtMinutes: z.number().int().exactOptional(),
  madeAt: instant,
  madeBy: staffOrNull.exactOptional(),
  keptAt: instant.exactOptional(),
  keptBy: staffOrNull.exactOptional(),
  handedTo: z.object({ name: text, at: instant, by: staffOrNull }).exactOptional(),
});

const AnswerTold = z.object({ id: idOf<QuestionId>(), question: text, text, value: z.union([text, z.number(), texts]) });

const NextStep = z.object({ kind: z.enum(['nurture', 'qualify', 'hand-over']), dueAt: z.number() });

const Note = z.object({ id: idOf<InteractionId>(), at: instant, by: staffOrNull, text });

const Staff = z.object({ id: idOf<StaffId>(), name: text, email: optionalText, phone: optionalText });

const PushShow = z.object({
  id: idOf<ShowId>(),
  name: text,
  venue: text,
  zone: text,
  country: text,
  company: text,
  staff: z.array(Staff).max(MAX_ITEMS),
  consentWording: z
    .array(z.object({ version: text, language, text, purposes: z.partialRecord(Purpose, text).exactOptional() }))
    .max(MAX_ITEMS),
});

const url = z.string().max(2_000);

const MappedField = z.object({
  from: z.string().max(200),
  as: z.enum(['text', 'html', 'number', 'boolean', 'date', 'instant', 'choice', 'choices', 'relation', 'other']),
  choices: z.record(z.string().max(200), z.string().max(200)).exactOptional(),
});

const Picture = z.object({ id: idOf<MediaId>(), at: instant, mediaType: text, bytes: z.number().int(), sha256: text, name: text });

/** What is known of a target: where it is, not its secret. */
export const PushTarget = z.object({
  id: idOf<TargetId>(),
  config: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('webhook'), url }),
    z.object({ kind: z.literal('odoo'), url, database: z.string().min(1).max(200), login: z.string().max(200).exactOptional() }),
    z.object({
      kind: z.literal('rest'),
      url,
      connector: z.string().min(1).max(80),
      settings: z.record(z.string().max(80), z.string().max(2_000)),
      description: z.string().max(MAX_DESCRIPTION).exactOptional(),
    }),
  ]),
  mapping: z.record(z.string().max(200), MappedField.nullable()).exactOptional(),
});

/** A batch for one target. Reads into `PushInput` of #shared/crm/push.ts. */
export const PushInput = z.object({
  target: PushTarget,
  shows: z.array(PushShow).max(MAX_LEADS),
  leads: z
    .array(
      z.object({
        lead: Lead,
        appointments: z.array(Appointment).max(MAX_ITEMS),
        notes: z.array(Note).max(MAX_ITEMS),
        promises: z.array(PromiseMade).max(MAX_ITEMS),
        answers: z.array(AnswerTold).max(MAX_ITEMS),
        next: NextStep.nullable(),
        memos: z.number().int().min(0),
        pictures: z.array(Picture).max(MAX_ITEMS),
        rev: idOf<string>(),
        remoteId: z.string().max(200).nullable(),
        sent: z.record(z.string(), z.string()).nullable(),
        remotes: z.record(z.string(), z.string()),
      }),
    )
    .max(MAX_LEADS),
  dryRun: z.boolean(),
});

/** A target whose sending is to stop. */
export const PushCancel = z.object({ targetId: idOf<TargetId>() });
