import { heatOf, scoreOf, stageOf } from '#shared/domain/qualification.ts';
import type { BantKey } from '#shared/domain/stage.ts';
import { answersText } from './answers.ts';
import type { ExportContext, ExportLead } from './exportLead.ts';
import { showOf, textOfWall, wallClock } from './exportLead.ts';
import * as facts from './facts.ts';
import { nextOf } from './fullWorth.ts';
import * as words from './words.ts';

/** What a file with few columns tells of a lead in one text. */

const HEADS = {
  en: { need: 'Need', budget: 'Budget', competitor: 'Competitor', tags: 'Tags', promises: 'Promises', consent: 'Consent' },
  fr: { need: 'Besoin', budget: 'Budget', competitor: 'Concurrent', tags: 'Étiquettes', promises: 'Promesses', consent: 'Consentement' },
} as const;

const BANT: readonly BantKey[] = ['budget', 'authority', 'need', 'timeline'];

const headed = (head: string, text: string | undefined): string => (text === undefined || text === '' ? '' : `${head}: ${text}`);

function standingText(item: ExportLead, context: ExportContext): string {
  const show = showOf(context, item);
  const { stage, because } = stageOf(item.lead);
  const names = [words.stageLabel(stage, show, context.language), words.heatLabel(heatOf(item.lead), show, context.language)];
  return `${names.join(', ')} (${scoreOf(item.lead)}/100, ${words.becauseWords[context.language][because]})`;
}

function nextText(item: ExportLead, context: ExportContext): string {
  const next = nextOf(item, context);
  return next === null ? '' : `${next.kind}: ${textOfWall(wallClock(next.dueAt, facts.zoneOf(item, context))).slice(0, 10)}`;
}

function bantText({ lead }: ExportLead, { language }: ExportContext): string {
  const said = BANT.flatMap((key) => {
    const answer = lead.bant[key];
    return answer === undefined ? [] : [`${words.bantWords[language][key]} ${words.answerWords[language][answer].toLowerCase()}`];
  });
  return said.length === 0 ? '' : said.join(', ');
}

/** Qualification and facts of a lead, one a line. */
export function summaryOf(item: ExportLead, context: ExportContext): string {
  const { lead } = item;
  const heads = HEADS[context.language];
  const { amount, currency = '', need } = lead.bantDetail ?? {};
  return [
    standingText(item, context),
    nextText(item, context),
    bantText(item, context),
    headed(heads.budget, amount === undefined ? '' : `${amount} ${currency}`.trim()),
    headed(heads.need, need),
    headed(heads.tags, lead.facts?.tags?.join(', ')),
    headed(heads.competitor, lead.facts?.competitor),
    answersText(item, context),
  ]
    .filter(Boolean)
    .join('\n');
}

/** Everything that was said, as the note of a contact: notes, qualification and facts, promises, and the receipt of the consents. */
export function toldOf(item: ExportLead, context: ExportContext): string {
  const heads = HEADS[context.language];
  const promises = facts.promisesOf(item, context);
  const receipt = facts.receiptOf(item, context);
  return [
    facts.notesOf(item, context),
    summaryOf(item, context),
    promises === '' ? '' : `${heads.promises}:\n${promises}`,
    receipt === '' ? '' : `${heads.consent}:\n${receipt}`,
  ]
    .filter(Boolean)
    .join('\n');
}
