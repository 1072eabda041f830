import { receiptText } from '#shared/domain/consentReceipt.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { heatOf, judgementOf, proposedHeat, stageOf } from '#shared/domain/qualification.ts';
import type { BantKey } from '#shared/domain/stage.ts';
import { addDays, localTime, minutesText } from '#shared/lib/time.ts';
import { cleanText, staffName, writtenNotes } from './record.ts';
import type { LeadSource } from './record.ts';
import { promiseText } from './told.ts';

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
  return `${day} ${minutesText(minutes)}`;
}

const BANT: readonly BantKey[] = ['budget', 'authority', 'need', 'timeline'];

type Fact = readonly [name: string, value: string | undefined];

function bantText({ bant, bantDetail = {} }: Lead): string {
  const { amount, currency = '', role, need, by } = bantDetail;
  const detail: Readonly<Record<BantKey, string | undefined>> = {
    budget: amount === undefined ? undefined : `${amount} ${currency}`.trim(),
    authority: role,
    need,
    timeline: by,
  };
  return BANT.flatMap((key) => {
    const said = [bant[key], detail[key]].filter(Boolean).join(', ');
    return said === '' ? [] : [`${key} ${said}`];
  }).join('; ');
}

/** Where the lead stands, why, and how it was judged. */
function standingFacts({ lead, show, next }: LeadSource): Fact[] {
  const { stage, because } = stageOf(lead);
  const { version, maturity, fit, score } = judgementOf(lead);
  const proposed = lead.heatChosen === undefined || lead.heatChosen === proposedHeat(lead) ? '' : `, proposed ${proposedHeat(lead)}`;
  const { standing } = lead;
  const since = standing === undefined ? [] : [`since ${clock(standing.since, show.zone)}`, staffName(show, standing.by)];
  return [
    ['Stage', `${stage}, ${heatOf(lead)}${proposed}`],
    ['Because', [because, ...since].filter(Boolean).join(', ')],
    ['Score', `${score} (maturity ${maturity}, fit ${fit}, definitions ${version})`],
    ['Next', next === null ? '' : `${next.kind} by ${localTime(next.dueAt, show.zone).day}`],
    ['Intention to buy', lead.intention],
    ['Wants to be contacted', lead.wantsContact],
  ];
}

/** What was learnt of the company and its situation. */
function learntFacts({ facts = {}, profile = {} }: Lead): Fact[] {
  return [
    ['Company', [profile.size, profile.industry, profile.territory].filter(Boolean).join(', ')],
    ['Challenges', facts.challenges?.join(', ')],
    ['Tags', facts.tags?.join(', ')],
    ['Buying signals', facts.signals?.join(', ')],
    ['Competitor', facts.competitor],
    ['Came by', facts.source],
    ['Referred by', facts.referredBy],
    ['Prefers', [facts.channel, facts.moment].filter(Boolean).join(', ')],
    ['Existing customer', facts.isCustomer === undefined ? '' : facts.isCustomer ? 'yes' : 'no'],
  ];
}

function factLines(source: LeadSource): Block['lines'] {
  const { lead, show } = source;
  const { opportunity } = lead;
  const amount = opportunity.amount === undefined ? '' : `${opportunity.amount} ${opportunity.currency ?? ''}`;
  const others = lead.contact.emails?.slice(1).map(({ value }) => value);
  const facts: readonly Fact[] = [
    ['Show', [show.name, show.venue].filter(Boolean).join(', ')],
    ['Captured', clock(lead.capturedAt, show.zone)],
    ['Visits', lead.visits > 1 ? String(lead.visits) : ''],
    ...standingFacts(source),
    ['BANT', bantText(lead)],
    ['Forecast', amount],
    ['Interests', lead.interests.join(', ')],
    ...learntFacts(lead),
    ...source.answers.map(({ question, text }): Fact => [question, text]),
    ['Owner', staffName(show, lead.owner)],
    ['Department', lead.contact.organization?.slice(1).join(', ')],
    ['Country', lead.contact.addresses?.[0]?.country],
    ['Other e-mails', others?.join(', ')],
    ['Badge', lead.badgeCode],
    ['Pictures', lead.pictures.length === 0 ? '' : String(lead.pictures.length)],
    ['Voice memos', source.memos === 0 ? '' : String(source.memos)],
    ['Disqualified', lead.disqualified?.reason],
  ];
  return facts.flatMap(([name, value]) => (value === undefined || cleanText(value) === '' ? [] : [{ name, text: value }]));
}

/** A part of the conversation: a heading and lines, each perhaps behind a name. */
type Block = { readonly title: string; readonly lines: readonly { readonly name?: string; readonly text: string }[] };

const plainLines = (texts: readonly string[]): Block['lines'] => texts.map((text) => ({ text }));

/** Facts, notes oldest first, promises, and the receipt of the consents. */
function blocksOf(source: LeadSource): Block[] {
  const { lead, show } = source;
  const notes = writtenNotes(source).map((note): Block => {
    const by = staffName(show, note.by);
    return { title: [clock(note.at, show.zone), by].filter(Boolean).join(' '), lines: [{ text: note.text }] };
  });
  const promises = source.promises.map((one) => promiseText(one, source, (at) => clock(at, show.zone)));
  const receipt = receiptText(lead, show, 'en');
  return [
    { title: '', lines: factLines(source) },
    ...notes,
    { title: 'Promises', lines: plainLines(promises) },
    { title: 'Consent', lines: plainLines(receipt === '' ? [] : receipt.split('\n')) },
  ].filter(({ lines }) => lines.length > 0);
}

/**
 * The conversation as HTML for a CRM's description: facts, notes oldest first, promises, and the receipt of the consents. Same lead,
 * same text, whenever it is asked.
 */
export const conversationHtml = (source: LeadSource): string =>
  blocksOf(source)
    .map(({ title, lines }) => {
      const heading = title === '' ? [] : [`<b>${escapeHtml(title)}</b>`];
      const told = lines.map(({ name, text }) =>
        name === undefined ? escapeHtml(text) : `<b>${escapeHtml(name)}:</b> ${escapeHtml(text)}`,
      );
      return `<p>${[...heading, ...told].join('<br>')}</p>`;
    })
    .join('');

/** The same as plain text: a line each, an empty line between its parts. */
export const conversationText = (source: LeadSource): string =>
  blocksOf(source)
    .map(({ title, lines }) =>
      [...(title === '' ? [] : [title]), ...lines.map(({ name, text }) => cleanText(name === undefined ? text : `${name}: ${text}`))].join(
        '\n',
      ),
    )
    .join('\n\n');

/** Last day of a month: `2026-03` -> `2026-03-31`; undefined when it is not a month. */
export function lastDayOf(month: string | undefined): string | undefined {
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/u.exec(month ?? '');
  if (found === null) return undefined;
  const [year, number] = [Number(found[1]), Number(found[2])];
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${twoDigits(number + 1)}-01`;
  return addDays(next, -1);
}
