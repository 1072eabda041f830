import type { BantKey } from '#shared/domain/stage.ts';
import { heatOf, stageOf } from '#shared/domain/qualification.ts';
import { addDays, localTime } from '#shared/lib/time.ts';
import { cleanText, staffName, writtenNotes } from './record.ts';
import type { LeadSource } from './record.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML: nothing a visitor's badge says can become markup in the CRM; line ends become <br>. */
export const escapeHtml = (text: string): string =>
  cleanText(text)
    .replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? character)
    .replaceAll('\n', '<br>');

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Wall clock of the show: `2026-03-14 10:05`. */
function clock(at: number, zone: string): string {
  const { day, minutes } = localTime(at, zone);
  return `${day} ${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

const BANT: readonly BantKey[] = ['budget', 'authority', 'need', 'timeline'];

function factLines(source: LeadSource): string[] {
  const { lead, show } = source;
  const { opportunity } = lead;
  const bant = BANT.flatMap((key) => (lead.bant[key] === undefined ? [] : [`${key} ${lead.bant[key]}`])).join(', ');
  const amount = opportunity.amount === undefined ? '' : `${opportunity.amount} ${opportunity.currency ?? ''}`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Show', [show.name, show.venue].filter(Boolean).join(', ')],
    ['Captured', clock(lead.capturedAt, show.zone)],
    ['Visits', lead.visits > 1 ? String(lead.visits) : ''],
    ['Stage', `${stageOf(lead).stage}, ${heatOf(lead)}`],
    ['BANT', bant],
    ['Forecast', amount],
    ['Interests', lead.interests.join(', ')],
    ['Owner', staffName(show, lead.owner)],
    ['Department', lead.contact.organization?.slice(1).join(', ')],
    ['Country', lead.contact.addresses?.[0]?.country],
    [
      'Other e-mails',
      lead.contact.emails
        ?.slice(1)
        .map(({ value }) => value)
        .join(', '),
    ],
    ['Badge', lead.badgeCode],
    ['Disqualified', lead.disqualified?.reason],
  ];
  return facts.flatMap(([name, value]) => (value === undefined || cleanText(value) === '' ? [] : [`<b>${name}:</b> ${escapeHtml(value)}`]));
}

function consentLines({ lead, show }: LeadSource): string[] {
  return [...lead.consents]
    .sort((a, b) => a.at - b.at)
    .map((consent) => {
      const by = staffName(show, consent.by);
      const wording = show.consentWording.find(
        ({ version, language }) => version === consent.wordingVersion && language === consent.language,
      );
      const how = [clock(consent.at, show.zone), consent.method, by, `wording ${consent.wordingVersion} (${consent.language})`]
        .filter(Boolean)
        .join(', ');
      const text = wording === undefined ? '' : `: “${wording.text}”`;
      return escapeHtml(`${consent.purpose} ${consent.given ? 'given' : 'refused'} – ${how}${text}`);
    });
}

/** The conversation as HTML for a CRM's description: facts, notes oldest first, consents with their wording. Same lead, same text. */
export function conversationHtml(source: LeadSource): string {
  const { zone } = source.show;
  const notes = writtenNotes(source).map((note) => {
    const by = staffName(source.show, note.by);
    return `<p><b>${clock(note.at, zone)}${by === undefined ? '' : ` ${escapeHtml(by)}`}</b><br>${escapeHtml(note.text)}</p>`;
  });
  const consents = consentLines(source);
  return [
    `<p>${factLines(source).join('<br>')}</p>`,
    ...notes,
    ...(consents.length === 0 ? [] : [`<p><b>Consent</b><br>${consents.join('<br>')}</p>`]),
  ].join('');
}

/** Last day of a month: `2026-03` -> `2026-03-31`; undefined when it is not a month. */
export function lastDayOf(month: string | undefined): string | undefined {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/u.exec(month ?? '');
  if (found === null) return undefined;
  const [year, number] = [Number(found[1]), Number(found[2])];
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${twoDigits(number + 1)}-01`;
  return addDays(next, -1);
}
