import { changeText } from '#renderer/i18n/worthText.ts';
import type { Report } from './reportOf.ts';
import type { FigureWords } from '#renderer/i18n/figureWords.ts';

/** Something left to do, and how many of it. */
export type TodoLine = { readonly id: string; readonly label: string; readonly count: number };

/** What is left to do (only what there is some of), and what to change next time. */
export function todoLines({ left, figures, verdict }: Report, words: FigureWords) {
  const { total, currency } = figures;
  const undecided = Math.max(0, total.reached.qualified - total.won - total.lost);
  const counts: TodoLine[] = (
    [
      ['late', left.late],
      ['promises', left.promises - left.late],
      ['unowned', left.unowned],
      ['unresolved', left.unresolved],
      ['unsent', left.unsent],
      ['undecided', undecided],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(([id, count]) => ({ id, label: words.t(`report.left.${id}`), count }));
  // how many are undecided is told above already
  const changes = verdict.changes.filter(({ kind }) => kind !== 'follow-up');
  return { counts, changes: changes.map((change) => changeText(change, currency, words)) };
}
