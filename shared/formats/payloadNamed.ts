import { isEmail } from '#shared/domain/email.ts';
import { isTitle } from '#shared/domain/name.ts';
import { looksLikePhone } from '#shared/domain/phone.ts';
import type { Unplaced } from '#shared/domain/scan.ts';
import { contactOfFields } from './contactOfFields.ts';
import type { FieldValues } from './contactOfFields.ts';
import { namedField, plainName } from './fieldNames.ts';
import type { AttendeeField } from './fieldNames.ts';
import { evenConfidence } from './payloadFormat.ts';
import type { Reading } from './payloadFormat.ts';

/** A value with the names it stands under, outermost first ("attendee", "company", "name"). */
export type Entry = { readonly path: readonly string[]; readonly value: string };

/** Keys that hold the id to look up, best first: Indico, eventyay, pretix, Eventbrite and plain ones. */
const CODE_KEYS = (
  'checkin secret|check in secret|secret|ticket secret|pseudonymization id|badge id|badge code|badge|badge number|badgeid|barcode|qr code|qrcode|qr|ticket code|' +
  'ticket id|ticketid|ticket number|ticket|attendee id|attendeeid|attendee code|attendee|participant id|participantid|visitor id|visitorid|registration id|' +
  'registrationid|registration number|registrant id|regid|reg id|scan id|confirmation|confirmation number|confirmation code|token|order code|order|identifier|' +
  'identifiant|kennung|ausweisnummer|teilnehmernummer|besuchernummer|numero badge|uuid|guid|uid|code|id|i'
).split('|');

/** Objects about something else than the visitor: what they call a name or a city is not the visitor's. */
const OTHERS =
  /^(?:event|events|show|fair|session|sessions|organi[sz]er|exhibitor|exhibitors|venue|room|hall|stand|booth|order|product|products|item|ticket type|ticket|category|sponsor|host|server|issuer|meta|metadata|links|permissions|settings|parent|assistant|manager|emergency|veranstaltung|evenement|messe|salon|evento)$/;

/** Objects whose inner keys take their meaning from them: "company": { "name": … }, "email": { "value": … }. */
const INNER =
  /^(?:\d+|value|name|label|number|address|main|primary|default|text|formatted|display|display name|e164|uri|url|work|business|office|first|nom|wert|nummer|adresse)$/;

/** Keys of one or two letters that compact badges use; only for values that look the part. */
const SHORT: Readonly<Record<string, AttendeeField>> = {
  fn: 'first',
  ln: 'last',
  n: 'full',
  nm: 'full',
  e: 'email',
  em: 'email',
  p: 'phone',
  ph: 'phone',
  m: 'mobile',
  mob: 'mobile',
  c: 'company',
  co: 'company',
  cmp: 'company',
  o: 'company',
  t: 'title',
  jt: 'title',
};

const GROUPED = /^(?:email|phone|mobile|fax|website|linkedin|company|country|title|street|city)$/;

type Named = { readonly field: AttendeeField; readonly isShort: boolean };

/** The field that a value's names say, or null: by its own key within a visitor, else by the object it stands in. */
function fieldOf({ path, value }: Entry): Named | null {
  const names = path.map(plainName);
  const isListed = names.length > 1 && /^\d*$/.test(names.at(-1) ?? '');
  const around = names.slice(0, isListed ? undefined : -1).filter((name) => !/^\d*$/.test(name));
  const holder = (around.at(-1) ?? '').replace(/(?<=mail|phone|tel|mobile|fax|website|url)e?s$/, '');
  const key = isListed ? 'value' : (names.at(-1) ?? '');
  if (around.some((name) => OTHERS.test(name))) return null;
  const whole = holder === '' ? null : namedField(`${holder} ${key}`);
  if (whole !== null && whole.field !== 'full') return { field: whole.field, isShort: false };
  const holderField = holder === '' ? null : (namedField(holder)?.field ?? null);
  if (holderField !== null && GROUPED.test(holderField) && INNER.test(key)) return { field: holderField, isShort: false };
  const own = namedField(key)?.field;
  if (own !== undefined) return { field: own === 'title' && isTitle(value) ? 'prefix' : own, isShort: false };
  const short = Object.hasOwn(SHORT, key) ? SHORT[key] : undefined;
  return short === undefined ? null : { field: short, isShort: true };
}

const fits = (field: AttendeeField, value: string): boolean => {
  if (field === 'email') return isEmail(value);
  if (field === 'phone' || field === 'mobile') return looksLikePhone(value);
  return /\p{L}{2}/u.test(value) && !value.includes('://');
};

/** Fields of which a contact has several. */
const SEVERAL = new Set<AttendeeField>(['email', 'phone', 'mobile', 'fax']);

type Placed = { readonly values: FieldValues; readonly unplaced: readonly Unplaced[]; readonly hasShort: boolean };

function place(entries: readonly Entry[], code: string | undefined): Placed {
  const values: FieldValues = {};
  const unplaced: Unplaced[] = [];
  let hasShort = false;
  // short keys are read last: a badge that also has the long one means something else by them
  const named = entries
    .map((entry) => ({ entry, named: fieldOf(entry) }))
    .toSorted((a, b) => Number(a.named?.isShort ?? 0) - Number(b.named?.isShort ?? 0));
  for (const { entry, named: guess } of named) {
    const { path, value } = entry;
    const isFit = guess !== null && guess.field !== 'code' && guess.field !== 'type' && (!guess.isShort || fits(guess.field, value));
    const before = isFit ? values[guess.field] : undefined;
    if (isFit && before === undefined) {
      values[guess.field] = value;
      hasShort ||= guess.isShort;
    } else if (isFit && before !== undefined && SEVERAL.has(guess.field) && before.length < 400) {
      if (!before.split('\n').includes(value)) values[guess.field] = `${before}\n${value}`;
    } else if (value !== code) unplaced.push({ name: path.join('.'), value });
  }
  return { values, unplaced, hasShort };
}

/** Whether an object's id is the visitor's: not that of an event, a country or a company. A ticket's is. */
function holdsVisitor(name: string): boolean {
  const holder = plainName(name);
  if (/^tickets?$/.test(holder)) return true;
  const field = namedField(holder)?.field;
  return !OTHERS.test(holder) && (field === undefined || field === 'code' || field === 'full');
}

function codeOf(entries: readonly Entry[]): string | undefined {
  const own = entries.filter(({ path }) => path.slice(0, -1).every(holdsVisitor));
  const byName = new Map(own.toReversed().map(({ path, value }) => [plainName(path.at(-1) ?? ''), value]));
  const byPath = new Map(own.toReversed().map(({ path, value }) => [path.slice(-2).map(plainName).join(' '), value]));
  return CODE_KEYS.map((key) => byPath.get(key) ?? byName.get(key)).find((value) => value !== undefined);
}

const isName = (value: string | undefined): boolean => value !== undefined && /\p{L}/u.test(value);

/** Several words of letters: with an id and nothing else, "name" may be that of anything. */
const isPerson = (value: string | undefined): boolean =>
  value !== undefined && value.length < 80 && /^\p{L}[\p{L}\p{M}'’.-]*(?:[ ,]+\p{L}[\p{L}\p{M}'’.-]*)+$/u.test(value);

/** Contact and id of named values, whatever named them (JSON keys, query parameters, labels). Null when no name is known. */
export function readNamed(entries: readonly Entry[]): Reading | null {
  const code = codeOf(entries);
  const { values, unplaced, hasShort } = place(entries, code);
  const { first, last, full, email, phone, mobile, company, title } = values;
  const isFull = isName(full) && (company !== undefined || title !== undefined);
  const isSure =
    email?.includes('@') === true ||
    [phone, mobile].some((value) => /\d{4}/.test((value ?? '').replaceAll(/\D/g, ''))) ||
    ((isName(first) || isName(last)) && !(hasShort && (first === undefined || last === undefined))) ||
    isFull;
  if (!isSure && !(isPerson(full) && code !== undefined))
    return code === undefined ? null : { kind: 'code', code, ...(unplaced.length === 0 ? {} : { unplaced }) };
  return {
    kind: 'contact',
    contact: contactOfFields(values),
    confidence: evenConfidence(hasShort || !isSure ? 0.8 : 0.95),
    ...(code === undefined ? {} : { code }),
    ...(unplaced.length === 0 ? {} : { unplaced }),
  };
}
