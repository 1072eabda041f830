import type { Change } from '#shared/domain/figures/goAgain.ts';
import type { Report } from './reportOf.ts';
import type { FigureWords } from '#renderer/i18n/figureWords.ts';

/** Something left to do, and how many of it. */
export type TodoLine = { readonly id: string; readonly label: string; readonly count: number };

/** What to change when going again, in words. */
function changeWords({ t, share, money, number }: FigureWords, change: Change, currency: string): string {
  switch (change.kind) {
    case 'cost':
      return t('roi.change.cost', {
        kind: t(`setup.cost.${change.of}`),
        share: share(change.share),
        amount: money(change.amount, currency),
      });
    case 'goal':
      return t('roi.change.goal', { goal: t(`roi.goal.${change.goal}`) });
    case 'follow-up':
      return t('roi.change.follow-up', { open: number(change.open) });
    case 'audience':
    case 'outcomes':
      return t(`roi.change.${change.kind}`);
  }
}

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
  return { counts, changes: changes.map((change) => changeWords(words, change, currency)) };
}
