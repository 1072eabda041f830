import { companyCore } from './company.ts';
import type { Found } from './found.ts';
import { siteHost } from './internet.ts';
import { localForms } from './person.ts';
import { editDistance, foldGerman, foldTight, isOneBlur, skeletonOf } from './text.ts';

/** A sharp s that a Latin recogniser took for a B: `VoB`, `HauptstraBe`. Holds in German only. */
export const repairSharpS = (text: string): string => text.replace(/(?<=\p{Ll})B(?=\p{Ll}|\b)/gu, 'ß');

/** Gives words back the umlauts that a mail address or domain proves: `Jurgen` and `juergen.voss` make `Jürgen`. */
export function repairUmlauts(text: string, proof: string): string {
  const spelled = foldTight(proof);
  return text.replace(/\p{L}{3,}/gu, (word) => {
    if (spelled.includes(foldTight(word))) return word;
    return umlautForms(word).find((form) => spelled.includes(foldGerman(form))) ?? word;
  });
}

/** Words whose g is a ç that a mail address or domain proves: `Gargon` and `l.garcon` make `Garçon`. */
export function repairCedilla(text: string, proof: string): string {
  const spelled = foldTight(proof);
  return text.replace(/\p{L}{4,}/gu, (word) => {
    if (!/.g/iu.test(word) || spelled.includes(foldTight(word))) return word;
    const form = word.replace(/(?<=.)g/gu, 'ç').replace(/(?<=.)G/gu, 'Ç');
    return spelled.includes(foldTight(form)) ? form : word;
  });
}

/** Words with the slips undone that a domain disproves: `Heaith` beside `summit-health.com`. Case is kept. */
export function repairByDomain(text: string, core: string): string {
  return text.replace(/[\p{L}\d]{4,}/gu, (word) => {
    const folded = foldTight(word);
    if (folded.length !== word.length || core.includes(folded)) return word;
    const at = Array.from({ length: Math.max(0, core.length - folded.length + 1) }, (_, i) => i).find(
      (i) => skeletonOf(core.slice(i, i + folded.length)) === skeletonOf(folded),
    );
    if (at === undefined) return word;
    const proven = core.slice(at, at + folded.length);
    return Array.from(word, (char, i) =>
      folded[i] === proven[i] ? char : char === char.toLowerCase() ? proven[i] : proven[i]?.toUpperCase(),
    ).join('');
  });
}

const UMLAUTS: Readonly<Record<string, string>> = { a: 'ä', o: 'ö', u: 'ü', A: 'Ä', O: 'Ö', U: 'Ü' };

const put = (text: string, at: number): string => text.slice(0, at) + (UMLAUTS[text[at] ?? ''] ?? '') + text.slice(at + 1);

/** The word with one or two of its vowels as umlauts. */
function umlautForms(word: string): string[] {
  const places = Array.from(word.matchAll(/[aou]/gi), ({ index }) => index);
  const one = places.map((at) => put(word, at));
  const sharp = /fs$|B$/.test(word) ? [word.replace(/fs$|B$/, 'ß')] : [];
  return [...sharp, ...one, ...places.flatMap((a, i) => places.slice(i + 1).map((b) => put(put(word, a), b)))];
}

/** The local part with recogniser's slips undone where the name proves it: each part that looks like a spelling of the name becomes it. */
export function repairLocal(local: string, words: readonly string[]): string {
  const forms = [foldTight, foldGerman].flatMap((fold) => {
    const folded = words.map(fold).filter((word) => word !== '');
    return [...localForms(folded), ...folded];
  });
  return local
    .split(/([._-])/)
    .map((part) => {
      if (part.length < 3 || forms.includes(part)) return part;
      const skeleton = skeletonOf(part);
      return (
        forms.find((form) => skeletonOf(form) === skeleton) ??
        forms.find((form) => form.length >= 7 && editDistance(form, part, 2) === 1) ??
        forms.find((form) => form.length >= 5 && isOneBlur(form, part)) ??
        part
      );
    })
    .join('');
}

/** Hosts that must be one host: the same but for slips. The one to keep spells the company, else is the better read. */
export function repairHosts(
  emails: readonly Found<string>[],
  websites: readonly Found<string>[],
  company: string | null,
): { emails: Found<string>[]; websites: Found<string>[] } {
  const hosts = [
    ...emails.map(({ value, confidence }) => ({ host: value.split('@')[1] ?? '', confidence })),
    ...websites.map(({ value, confidence }) => ({ host: siteHost(value), confidence })),
  ];
  const spelled = company === null ? [] : [foldTight(company), foldGerman(company)];
  const rank = ({ host, confidence }: { host: string; confidence: number }): number =>
    confidence + (companyCore(host).length > 3 && spelled.some((name) => name.startsWith(companyCore(host))) ? 1 : 0);
  const best = (host: string): string =>
    hosts.filter((other) => other.host !== '' && isSameHost(other.host, host)).toSorted((a, b) => rank(b) - rank(a))[0]?.host ?? host;
  return {
    emails: emails.map((found) => {
      const [local = '', host = ''] = found.value.split('@');
      return { ...found, value: `${local}@${best(host)}` };
    }),
    websites: websites.map((found) => {
      const host = siteHost(found.value);
      return { ...found, value: found.value.replace(host, () => best(host)) };
    }),
  };
}

const isSameHost = (a: string, b: string): boolean =>
  a === b || skeletonOf(a) === skeletonOf(b) || (Math.min(a.length, b.length) >= 9 && editDistance(a, b, 3) <= (a.length > 16 ? 2 : 1));
