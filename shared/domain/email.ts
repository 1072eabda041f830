/** Mail services of the public by the name before the first dot, with the ends they exist under; `*` is any country's. */
const SERVICES: Readonly<Record<string, string>> = {
  gmail: 'com',
  googlemail: 'com',
  icloud: 'com',
  hotmail: 'com *',
  outlook: 'com *',
  yahoo: 'com *',
  ymail: 'com',
  live: 'com *',
  protonmail: 'com ch',
  laposte: 'net',
  wanadoo: 'fr com *',
  freenet: 'de com',
  't-online': 'de hu',
  fastmail: 'com fm',
  bluewin: 'ch',
  telenet: 'be',
  kpnmail: 'nl',
  virgilio: 'it',
};

/** Mail domains whose name is a word or so short that a wrong letter may be another company's name; only swapped and doubled letters count. */
const WORDS =
  'orange.fr free.fr sfr.fr neuf.fr bbox.fr numericable.fr web.de gmx.de gmx.net gmx.at gmx.ch gmx.com libero.it alice.it tiscali.it skynet.be ziggo.nl planet.nl proton.me aol.com mail.com msn.com zoho.com yandex.com mail.ru me.com'.split(
    ' ',
  );

/** Ends that are no top-level domain but a slip of the hand, after any name. */
const ENDS: readonly (readonly [RegExp, string])[] = [
  [/\.(?:con|cmo|ocm|moc|comm|ccom|coom|vom|xom|cpm|cim|clm|cok|conm|comn|cmm|c0m|com\.com)$/, '.com'],
  [/\.(?:nte|ent|ney|nrt|nett|nnet)$/, '.net'],
  [/\.(?:ogr|rog|orgg|oorg|0rg)$/, '.org'],
  [/\.(?:frr|ffr|rfr|ft|rf|f)$/, '.fr'],
  [/\.(?:dee|dde|ed|d)$/, '.de'],
  [/\.(?:itt|iit)$/, '.it'],
  [/\.(?:ess|ees)$/, '.es'],
];

/** Ends of services that exist but are never meant: Cameroon, Colombia, Oman for ".com". */
const NEVER = new Set(['cm', 'co', 'om']);

/** Ends that people of those countries put behind services that only end in ".com". */
const NOT_THERE = /^(?:fr|de|it|es|be|ch|nl|at|pt|pl|se|uk|co\.uk|net|org|eu)$/;

/** Whether one typing slip (a letter more, less, wrong, or two swapped) makes `a` of `b`. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a.charAt(start) === b.charAt(start)) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.charAt(a.length - 1 - end) === b.charAt(b.length - 1 - end)) end += 1;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA.charAt(0) === restB.charAt(1) && restA.charAt(1) === restB.charAt(0);
}

/** Two hyphens, dots or signs that no delivered address has; deliberately looser than RFC 5321: a person decides what is wrong. */
export function isEmail(value: string): boolean {
  if (value.length > 254) return false;
  const at = value.lastIndexOf('@');
  const [local, domain] = [value.slice(0, at), value.slice(at + 1)];
  if (at < 1 || local.length > 64 || !/^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u.test(local)) return false;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  const labels = domain.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label)) &&
    /^\p{L}|^xn--/u.test(labels.at(-1) ?? '')
  );
}

/** Lower-case domain of an address, or '' when it has none. */
export const emailDomain = (value: string): string =>
  value.includes('@')
    ? value
        .slice(value.lastIndexOf('@') + 1)
        .trim()
        .toLowerCase()
    : '';

const lettersOf = (text: string): string => text.split('').sort().join('');

/** Whether `a` is `b` with two letters swapped or one written twice. */
const isSwapOrDouble = (a: string, b: string): boolean =>
  isOneSlip(a, b) &&
  (a.length === b.length
    ? lettersOf(a) === lettersOf(b)
    : a.length > b.length && a.replaceAll(/(.)\1/g, '$1') === b.replaceAll(/(.)\1/g, '$1'));

const isEnd = (service: string, end: string): boolean => {
  const ends = (SERVICES[service] ?? '').split(' ');
  return ends.includes(end) || (ends.includes('*') && !NEVER.has(end) && /^(?:(?:com?\.)?[a-z]{2})$/.test(end));
};

/** The service that a name is or is one slip away from; the first letter is hardly ever wrong. */
function serviceOf(name: string): string | null {
  if (Object.hasOwn(SERVICES, name)) return name;
  if (/[\d-]/.test(name) && !name.startsWith('t-')) return null;
  return (
    Object.keys(SERVICES).find((service) => service.length > 4 && service.charAt(0) === name.charAt(0) && isOneSlip(name, service)) ?? null
  );
}

/** Signs that stand where a dot should, twice, or at the end. */
const dotted = (domain: string): string =>
  domain
    .replaceAll(/[\s<>]/g, '')
    .replaceAll(/[,;:]/g, '.')
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/^\.|\.$/g, '')
    .replace(/^www\.(?=(?:gmail|hotmail|outlook|yahoo|icloud)\.)/, '');

/** The domain of a public mail service that was meant, or null. */
function serviceDomain(domain: string): string | null {
  const dot = domain.indexOf('.');
  if (dot < 0) {
    const service = Object.keys(SERVICES).find(
      (one) => domain === one || domain === `${one}com` || domain === `${one}fr` || domain === `${one}de`,
    );
    return service === undefined || service === 'live'
      ? null
      : `${service}.${domain.slice(service.length) || (SERVICES[service] ?? '').split(' ')[0]}`;
  }
  const [name, end] = [domain.slice(0, dot), domain.slice(dot + 1)];
  const service = serviceOf(name);
  if (service === null) return null;
  if (isEnd(service, end)) return `${service}.${end}`;
  if (NEVER.has(end) || (name === service && /^(?:gmail|icloud)$/.test(service) && NOT_THERE.test(end))) return `${service}.com`;
  return null;
}

/** The address that was probably meant ("jane@gmial.com" → "jane@gmail.com"), or null when nothing looks mistyped. */
export function suggestEmail(value: string): string | null {
  const domain = emailDomain(value);
  if (domain === '' || domain.length > 100) return null;
  const clean = dotted(domain);
  const slip = WORDS.includes(clean) ? undefined : ENDS.find(([test]) => test.test(clean));
  const ended = slip === undefined ? clean : clean.replace(slip[0], slip[1]);
  const meant = WORDS.includes(ended) ? ended : (serviceDomain(ended) ?? WORDS.find((known) => isSwapOrDouble(ended, known)) ?? ended);
  return meant === domain || !meant.includes('.') ? null : `${value.slice(0, value.lastIndexOf('@') + 1).trim()}${meant}`;
}

/** Whether a domain (lower case) is that of a public mail service, so that it says nothing of a company. */
export const isPublicMail = (domain: string): boolean => {
  const dot = domain.indexOf('.');
  return WORDS.includes(domain) || (Object.hasOwn(SERVICES, domain.slice(0, dot)) && isEnd(domain.slice(0, dot), domain.slice(dot + 1)));
};
