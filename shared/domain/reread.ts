import type { Contact } from './contact.ts';
import { fieldsToCheck } from './lead.ts';
import type { Lead, LeadSeed } from './lead.ts';

/** What a lead's badge says when it is read again. */
export type Rereading = {
  readonly fresh: LeadSeed;
  /** What the same payloads said when they were read before: what of it the badge does not say after all is taken back. */
  readonly stale: readonly LeadSeed[];
  /** Fields that hold a person's own words, or that a person emptied: they stay as they are. */
  readonly kept: ReadonlySet<keyof Contact>;
};

type Key = keyof Contact;

const NAME_KEYS = ['formattedName', 'prefix', 'givenName', 'additionalName', 'familyName', 'suffix'] as const satisfies readonly Key[];
const OTHER_KEYS = ['nickname', 'organization', 'jobTitle', 'role', 'emails', 'phones', 'addresses', 'urls', 'socials', 'note', 'birthday', 'photo'] as const satisfies readonly Key[]; // prettier-ignore
const KEYS: readonly Key[] = [...NAME_KEYS, ...OTHER_KEYS];

/** All fields of a contact. */
export const ALL_KEYS: ReadonlySet<Key> = new Set(KEYS);

/** Names under which a reading says how sure it is of a field. */
const TRUST: Partial<Record<Key, readonly string[]>> = {
  formattedName: ['name'],
  givenName: ['given'],
  familyName: ['family'],
  organization: ['company', 'org'],
  jobTitle: ['title'],
  emails: ['emails'],
  phones: ['phones'],
  addresses: ['address'],
  urls: ['websites'],
  note: ['note'],
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether two contacts say the same, in whatever order. */
export const isSameContact = (a: Contact, b: Contact): boolean => KEYS.every((key) => isSame(a[key], b[key]));

/** Fields that an edit of the lead page is about (history lines name them), so that they are never read over. */
export function keysOfEdit(field: string): readonly Key[] {
  switch (field) {
    case 'given':
    case 'family':
      return NAME_KEYS;
    case 'company':
    case 'department':
      return ['organization'];
    case 'title':
      return ['jobTitle'];
    case 'email':
    case 'email2':
      return ['emails'];
    case 'phone':
    case 'phone2':
    case 'phone3':
      return ['phones'];
    case 'website':
      return ['urls'];
    case 'street':
    case 'postalCode':
    case 'city':
    case 'country':
      return ['addresses'];
    default:
      return KEYS;
  }
}

/** The value of one field: a person's words, else what the badge says now, else what is there unless only the old reading said it. */
function valueOf(key: Key, contact: Contact, { fresh, stale, kept }: Rereading): unknown {
  if (kept.has(key)) return contact[key];
  const hasName = NAME_KEYS.some((one) => fresh.contact[one] !== undefined);
  const isOldName = hasName && NAME_KEYS.some((one) => one === key);
  if (fresh.contact[key] !== undefined || isOldName) return fresh.contact[key];
  return stale.some((seed) => isSame(seed.contact[key], contact[key])) ? undefined : contact[key];
}

const namesOf = (keys: readonly Key[]): string[] => keys.flatMap((key) => TRUST[key] ?? []);

function trustOf(lead: Lead, contact: Contact, { fresh, kept }: Rereading): Pick<Lead, 'confidence' | 'toCheck'> {
  const read = KEYS.filter((key) => !kept.has(key) && fresh.contact[key] !== undefined && isSame(contact[key], fresh.contact[key]));
  const changed = read.filter((key) => !isSame(contact[key], lead.contact[key]));
  const trust = Object.fromEntries(
    namesOf(read).flatMap((name): [string, number][] => (fresh.confidence?.[name] === undefined ? [] : [[name, fresh.confidence[name]]])),
  );
  const doubted = fieldsToCheck(trust);
  const settled = new Set(Object.keys(trust).filter((name) => !doubted.includes(name)));
  const fields = new Set([
    ...lead.toCheck.filter((name) => !settled.has(name)),
    ...doubted.filter((name) => namesOf(changed).includes(name)),
  ]);
  return { confidence: { ...lead.confidence, ...trust }, toCheck: [...fields] };
}

/**
 * A lead with its badge read again: what the badge says now comes in, what only the old reading said goes, a person's words stay. The
 * id is replaced only where it came from the old reading. The very same lead when nothing changes. Pure.
 */
export function rereadLead(lead: Lead, again: Rereading): Lead {
  const entries = KEYS.map((key) => [key, valueOf(key, lead.contact, again)] as const).filter(([, value]) => value !== undefined);
  const read = Object.fromEntries(entries) as Contact; // each value is that of its own field
  const contact = isSameContact(read, lead.contact) ? lead.contact : read;
  const isOldCode = lead.badgeCode === undefined || again.stale.some(({ badgeCode }) => badgeCode === lead.badgeCode);
  const badgeCode = isOldCode ? (again.fresh.badgeCode ?? lead.badgeCode) : lead.badgeCode;
  const after: Lead = {
    ...lead,
    contact,
    ...trustOf(lead, contact, again),
    ...(badgeCode === undefined ? {} : { badgeCode }),
    isResolved: lead.isResolved || again.fresh.isResolved,
  };
  return isSame(after, lead) ? lead : after;
}
