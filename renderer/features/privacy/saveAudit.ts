import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { NEWEST, readAudit } from '#renderer/data/auditTrail.ts';
import type { AuditQuestion } from '#renderer/data/auditTrail.ts';
import { readSetting } from '#renderer/data/settings.ts';
import type { Store } from '#renderer/data/store.ts';
import { booth } from '#renderer/lib/booth.ts';
import { zonedInstant } from '#shared/domain/consentReceipt.ts';
import type { Show } from '#shared/domain/show.ts';
import { csvHead, csvRows } from '#shared/formats/export/csv.ts';
import type { SaveFault } from '#shared/ipc/files.ts';
import type { Result } from '#shared/lib/result.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { auditDetails } from './auditDetails.ts';
import type { HistoryWords } from './historyWords.ts';

type Asked = { readonly question: AuditQuestion; readonly show: Show; readonly words: HistoryWords };

const LINES_A_TIME = 1_000;

/** All lines that answer the question as CSV, written piece by piece: a show has a hundred thousand. */
async function write(store: Store, { question, show, words }: Asked): Promise<Result<string, SaveFault | 'not-verified'>> {
  const begun = await booth.saveBegin({ name: t('audit.name', { show: show.name.slice(0, 120) }), kind: 'csv' });
  if (!begun.ok) return begun;
  const { handle } = begun.value;
  const { csvSeparator } = await readSetting(store);
  const names = [t('audit.number'), t('audit.when'), t('audit.who'), t('audit.what'), t('audit.whom'), t('audit.details')];
  const begin = await booth.saveChunk({ handle, bytes: csvHead(names, csvSeparator) });
  if (!begin.ok) return begin;
  for (let next: number | null = NEWEST; next !== null;) {
    const page = await readAudit(store, question, { below: next, limit: LINES_A_TIME });
    const rows = page.lines.map((line) => [
      line.seq,
      zonedInstant(line.at, show.zone),
      line.by === null ? '' : words.staff(line.by),
      words.action(line.action),
      line.name,
      auditDetails(line, words),
    ]);
    const written = await booth.saveChunk({ handle, bytes: csvRows(rows, csvSeparator) });
    if (!written.ok) {
      await booth.saveCancel({ handle });
      return written;
    }
    next = page.next;
  }
  const saved = await booth.saveEnd({ handle });
  if (!saved.ok) return saved;
  return saved.value.verified === null ? fail('not-verified') : ok(saved.value.path);
}

/** Saves the audit trail as CSV where the person wants it, and says where. */
export async function saveAudit(store: Store, asked: Asked): Promise<void> {
  const saved = await write(store, asked);
  if (saved.ok) notifications.show({ message: t('audit.saved', { path: saved.value }), color: 'teal' });
  else if (saved.error !== 'cancelled')
    notifications.show({ message: t('audit.not_saved', { reason: t(`privacy.fault.${saved.error}`) }), color: 'red', autoClose: false });
}
