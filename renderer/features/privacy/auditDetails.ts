import { t } from 'i18next';
import type { AuditLine } from '#renderer/data/auditTrail.ts';
import type { HistoryWords } from './historyWords.ts';

/** What a line says besides who and what: fields, the stage, how many leads went where. */
export const auditDetails = ({ changes, stage, sent }: AuditLine, words: HistoryWords): string =>
  [
    ...sent.map(({ name, isFile, count }) => t('audit.sent', { name: isFile ? t('audit.files') : name || 'CRM', count })),
    ...changes.map(words.change),
    ...(stage === undefined ? [] : [words.stage(stage)]),
  ].join(' · ');
