/** Forms that a payload does not take by chance, and what each is worth. Anchored: the whole reading must have the form. */
const forms: readonly { readonly form: RegExp; readonly worth: number }[] = [
  { form: /^\s*BEGIN:VCARD\n[^]*\nEND:VCARD\s*$/i, worth: 14 },
  { form: /^\s*BEGIN:V(?:EVENT|CALENDAR)\n[^]*\nEND:V(?:EVENT|CALENDAR)\s*$/i, worth: 12 },
  { form: /^(?:MECARD|BIZCARD):(?:[A-Z-]{1,9}:[^;]*;)+;?\s*$/i, worth: 12 },
  { form: /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#][\w\-.~:/?#@!$&'()*+,;=%]*)?$/i, worth: 12 },
  { form: /^\s*\{\s*"[\w .-]+"\s*:\s*(?:"[^"]*"|[\d[{])[^]*\}\s*$/, worth: 12 },
  { form: /^(?:mailto|tel|sms|geo|wifi|smsto):[\w+@.:;,%?=&*\- ]+$/i, worth: 6 },
  { form: /^[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i, worth: 8 },
  { form: /^[A-Z0-9]+(?:[-_/.][A-Z0-9]+)*$/i, worth: 3 },
  { form: /^\d+$/, worth: 2 },
];

/** Signs that stand in payloads at all: ASCII, line ends, separators, letters of Latin scripts, and a few marks of print. */
// oxlint-disable-next-line no-control-regex -- separators of GS1 are control signs
const ODD = /[^\x20-\x7e\n\t\u001d\u001e\u0004\p{Script=Latin}’–€]/gu;
/** Signs on a row of digits, side by side: a number typed with the wrong Shift. */
const SIGNS = /[!@#$%^&*()_+"§/=?'£·°&éèçà]{3,}/g;
/** An accented letter against a digit or a sign, or a capital inside a small word. */
const STRANGE = /[\u00c0-\u017f](?=[\d@#$%^&*_=+])|(?<=[\d@#$%^&*_=+])[\u00c0-\u017f]/g;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const sum = (text: string, pattern: RegExp): number => (text.match(pattern) ?? []).reduce((total, found) => total + found.length - 1, 0);

/** Names that lines of cards begin with (RFC 6350, 2426) and parameters of theirs. */
const LINE =
  /^(?:item\d\.)?(?:BEGIN|END|VERSION|N|FN|NICKNAME|ORG|TITLE|ROLE|TEL|EMAIL|ADR|LABEL|URL|NOTE|BDAY|UID|REV|PHOTO|GENDER|LANG|TZ|GEO|PRODID|SOURCE|KIND|CATEGORIES|IMPP|X-[A-Z0-9-]+)(?:;(?:(?:TYPE|CHARSET|ENCODING|PREF|VALUE|LANGUAGE|ALTID|LABEL|X-[A-Z-]+)=[^;:]*|[A-Z-]+))*:/i;

/** How many lines of a card look like a card's; a wrong one counts twice. */
function cardLines(text: string): number {
  const lines = text.trim().split('\n');
  const good = lines.filter((line) => LINE.test(line) || /^[ \t=]/.test(line)).length;
  return Math.min(10, good) - 2 * (lines.length - good);
}

/** Numbers and addresses behind their names, in cards of any kind: sound ones count, others count against. */
function taggedValues(text: string): number {
  const values = [...text.matchAll(/(?:^|[\n;:])(TEL|EMAIL)(?:;[^:\n]*)?:([^;\n]*)/gi)];
  const sound = values.filter(([, tag = '', value = '']) =>
    tag.toUpperCase() === 'TEL' ? /^(?:tel:)?\+?[\d ().x/-]{3,}$/i.test(value) : /^[\w.+'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(value),
  ).length;
  return 2 * sound - 3 * (values.length - sound);
}

/** Fields between separators that agree, with an address or a number among them. */
function fieldsWorth(text: string): number {
  const best = ['|', ';', '\t', '^', '~', ',']
    .map((separator) => text.split(separator))
    .filter((fields) => fields.length >= 3 && fields.every((field) => /^[\p{L}\p{N} .,'@+&()/_-]*$/u.test(field)))
    .map((fields) => Math.min(4, fields.length - 1));
  return Math.max(0, ...best);
}

/**
 * How much a reading looks like what badges hold: forms that chance does not make, mail addresses, sound fields; less for signs that no
 * payload has. Only for comparing readings of the same keys.
 */
export function weighReading(text: string, strays: number): number {
  const trimmed = text.replace(/[\t\n]+$/, '').replace(/^\][A-Za-z][0-9A-Za-z]/, '');
  if (trimmed === '') return 0;
  const form = forms.filter((entry) => entry.form.test(trimmed)).reduce((total, { worth }) => total + worth, 0);
  const mails = Math.min(2, count(trimmed, /(?<![\w@])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w@])/gi));
  const card = /^\s*BEGIN:VCARD\n/i.test(trimmed) ? cardLines(trimmed) : 0;
  const tagged = /^\s*(?:BEGIN:VCARD|MECARD:|BIZCARD:)/i.test(trimmed) ? taggedValues(trimmed) : 0;
  const bad = 2 * count(trimmed, ODD) + sum(trimmed, SIGNS) + 2 * count(trimmed, STRANGE) + 3 * strays;
  return form + 4 * mails + card + tagged + fieldsWorth(trimmed) - Math.min(40, bad);
}
