import { getDomain, parse } from 'tldts';
import { cutText, type Found, type Taken } from './found.ts';
import { isBelow, type PlacedLine } from './layout.ts';
import { editDistance } from './text.ts';

const NETWORKS =
  /(?:linkedin\.com|xing\.com|twitter\.com|x\.com|facebook\.com|fb\.com|instagram\.com|youtube\.com|t\.me|github\.com|tiktok\.com)\/[^\s,;]+/i;
const MAIL = /[A-Za-z0-9][\w.+-]*(?: ?[._-] ?[\w+-]+)* ?(?:@|\(@|\(at\)|\[at\]) ?[A-Za-z0-9][\w-]*(?: ?[.,-] ?[\w-]+)+/;
const SITE = /(?:https?: ?\/\/? ?)?(?:www ?[.,] ?)?[A-Za-z0-9ßÀ-ÿ][\wÀ-ÿ-]*(?: ?[.,] ?[\wÀ-ÿ-]+)*[.,] ?[A-Za-z]{2,12}(?:\/[\w./~%-]*)?/g;
/** Suffixes that make a bare `name.suffix` a website: `Co.Ltd` and `Av.Rio` end in suffixes too. */
const PLAIN_SUFFIX = /\.(?:com|net|org|info|biz|io|dev|app|tech|group|[a-z]{2})$/;
const LABEL = /^(?:e-?mails?|mails?|courriel|correo|posta|e|m|web|site|www|internet|w)\s*[:.]?\s+/i;

/** Names that nobody can own, for documents and tests (RFC 2606). */
const RESERVED = /\.(?:example|test|invalid)$/;

/** Whether the domain ends in a suffix of the public list that registries sell (no `.local`, no `S.p.A.`). */
export const isDomain = (host: string): boolean => {
  const { isIcann, domainWithoutSuffix, hostname } = parse(host);
  return (isIcann === true || RESERVED.test(host)) && (domainWithoutSuffix ?? '').length >= 2 && hostname === host;
};

/** The name that a company bought, without suffix: `acme` of `mail.acme.co.uk`; empty when there is none. */
export const domainCore = (host: string): string => parse(host).domainWithoutSuffix ?? '';

/** Host of a website as printed. */
export const siteHost = (site: string): string =>
  site
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/.*$/, '')
    .toLowerCase();

/** Lines with a mail address that was broken after a hyphen or dot made whole with the line below. */
function joinWrapped(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  const head = lines.find(({ text }) => /@\S*[-.]$/.test(text) || /\S@$/.test(text));
  const tail =
    head && lines.find((line) => isBelow(head, line, 2.2) && /^[\w-]+(?:\.[\w-]+)+$/.test(line.text) && !/^www\./i.test(line.text));
  if (!head || !tail) return lines;
  return lines.flatMap((line) => (line === tail ? [] : line === head ? [{ ...head, text: head.text + tail.text }] : [line]));
}

/** Mail addresses of the card. The recogniser's slips that no address can hold (blanks, commas, a capital I) are put right. */
export function readEmails(lines: readonly PlacedLine[]): Taken<string> {
  const found: Found<string>[] = [];
  const rest = joinWrapped(lines).flatMap((line) => {
    const match = MAIL.exec(line.text.replace(LABEL, ''))?.[0];
    const read = match === undefined ? null : readAddress(match);
    if (match === undefined || read === null) return [line];
    found.push({ value: read, confidence: line.confidence, lines: [line.index] });
    const left = cutText(line, match);
    return left && !/^(?:e-?mail|mail|courriel|correo|email)\W*$/i.test(left.text) ? [left] : [];
  });
  return { found, rest };
}

function readAddress(raw: string): string | null {
  const [head = '', tail = ''] = raw
    .replace(/\(@|\(at\)|\[at\]/i, '@')
    .replace(/ ?([._@-]) ?/g, '$1')
    .split('@');
  const local = (head.split(' ').at(-1) ?? '').replace(/I(?=[a-z])/g, 'l').toLowerCase();
  const host = repairHost(tail);
  return local !== '' && host !== null ? `${local}@${host}` : null;
}

/** A host as it must have been printed, or null: commas are dots, `.corn` is `.com`, words after the suffix are dropped. */
function repairHost(raw: string): string | null {
  const tight =
    raw
      .replace(/ ?[,.] ?/g, '.')
      .replace(/I(?=[a-z])/g, 'l')
      .toLowerCase()
      .split(' ')[0] ?? '';
  const repaired = tight
    .replace(/\.+/g, '.')
    .replace(/[.-]+$/, '')
    .replace(/\.(?:corn|c0m|con|ccm|oom|cam)$/, '.com')
    .replace(/(?<=[a-z])com$/, (end, _at: number, all: string) => (all.includes('.') ? end : '.com'))
    .replace(/\.1t$/, '.it')
    .replace(/\.f[tr]$/, '.fr')
    .replace(/\.(?:c0|cc)\.uk$/, '.co.uk');
  return isDomain(repaired) ? repaired : null;
}

/** Websites as printed, without the mail hosts; a profile of a social network is not a website. */
export function readWebsites(lines: readonly PlacedLine[]): Taken<string> {
  const found: Found<string>[] = [];
  const rest = lines.flatMap((line) => {
    const cut: string[] = [];
    for (const raw of line.text.match(SITE) ?? []) {
      const value = readSite(raw);
      if (value === null) continue;
      cut.push(raw);
      found.push({ value, confidence: line.confidence, lines: [line.index] });
    }
    const left = cut.length > 0 ? cutText(line, ...cut) : line;
    return left && !/^(?:web|website|site|internet|www)\W*$/i.test(left.text) ? [left] : [];
  });
  return { found, rest };
}

function readSite(raw: string): string | null {
  const bare = raw.replace(/^.{0,3}(?=www ?[.,])/i, '');
  const [, scheme = '', www = '', tail = ''] = /^(https?: ?\/\/? ?)?(www ?[.,] ?)?(.*)$/i.exec(raw.startsWith('http') ? raw : bare) ?? [];
  const last = scheme === '' && www === '' ? (tail.split(' ').at(-1) ?? '') : tail;
  const [hostPart = '', ...path] = last.split('/');
  const isBare = scheme === '' && www === '';
  const host = isBare && hostPart.includes(',') ? null : repairHost(hostPart);
  if (host === null || /\d{4}/.test(host)) return null;
  // `Denver.CO`: a town and its state
  if (isBare && /\p{Ll}\.[A-Z]{2}$/u.test(hostPart)) return null;
  const isSure = !isBare || (PLAIN_SUFFIX.test(host) && domainCore(host).length >= 3);
  if (!isSure || getDomain(host) === null) return null;
  return `${scheme === '' ? '' : scheme.replace(/\W/g, '').toLowerCase() + '://'}${www === '' ? '' : 'www.'}${host}${path.some((part) => part !== '') ? '/' + path.join('/') : ''}`;
}

/**
 * Mail addresses whose @ was read as a letter: a line without one that ends in the host of the card's website. What stands before the
 * host is the local part and the misread sign.
 */
export function readSpoiltEmails(lines: readonly PlacedLine[], hosts: readonly string[]): Taken<string> {
  const found: Found<string>[] = [];
  const rest = lines.flatMap((line) => {
    const tight = line.text
      .replace(LABEL, '')
      .replace(/ ?([._-]) ?/g, '$1')
      .toLowerCase();
    for (const host of hosts) {
      const start = /\s/.test(tight) ? tight.replace(/\s+/g, '.') : tight;
      const tail = start.slice(-host.length);
      const isHost = tail.length === host.length && (tail === host || (host.length > 8 && editDistance(tail, host, 2) <= 1));
      const local = /^([a-z0-9][\w.+-]*?)[.]?\(?[eacoq0©®&6(]{1,2}[.]?$/.exec(start.slice(0, -host.length))?.[1] ?? '';
      if (!isHost || local.length < 2 || local.startsWith('www') || local.includes('http')) continue;
      found.push({ value: `${local}@${host}`, confidence: line.confidence * 0.8, lines: [line.index] });
      return [];
    }
    return [line];
  });
  return { found, rest };
}

/** Profiles on social networks, as printed. */
export function readSocials(lines: readonly PlacedLine[]): Taken<string> {
  const found: Found<string>[] = [];
  const rest = lines.flatMap((line) => {
    const match = NETWORKS.exec(line.text.replace(/ ?([./]) ?/g, '$1'))?.[0];
    if (match === undefined) return [line];
    found.push({ value: match, confidence: line.confidence, lines: [line.index] });
    return [];
  });
  return { found, rest };
}
