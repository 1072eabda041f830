import type { Series } from '#renderer/ui/chartKinds.ts';
import { rateOf } from '#shared/domain/figures/funnel.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Part } from '#shared/domain/figures/showFigures.ts';
import { BarTable } from './BarTable.tsx';
import type { Report } from './reportOf.ts';
import type { FigureWords } from '#renderer/i18n/figureWords.ts';
import { topParts } from './topParts.ts';
import type { PartLine } from './topParts.ts';
import { usualWords, weakestWords } from './weakestWords.ts';

type Props = { readonly report: Report; readonly words: FigureWords };

function FunnelTable({ report: { figures, funnel, usual, weakest }, words }: Props) {
  const { t, number, share, level, step } = words;
  const { overall } = funnel;
  const lines = funnel.levels.map(({ level: one, count }) => {
    const before = funnel.steps.find(({ to }) => to === one);
    const known = usual.find(({ from, to }) => to === one && from === before?.from);
    return {
      name: level(one),
      // the target is so much larger that beside it no lead would be seen
      bar: one === 'target' || count === null ? null : [count],
      cells: [
        count === null ? t('funnel.unknown') : number(count),
        before === undefined ? '' : share(before.rate),
        known === undefined ? '' : usualWords(words, known),
      ],
    };
  });
  const whole = overall.rate === null ? '' : t('report.overall', { step: step(overall), rate: share(overall.rate) });
  return (
    <BarTable
      title={t('report.funnel')}
      text={
        figures.total.leads > 0 && (
          <>
            <b>{t(weakest.kind === 'lowest' ? 'report.lowest' : 'report.weakest')}</b> {weakestWords(words, weakest)} {whole}
          </>
        )
      }
      head={[t('report.level'), t('report.count'), t('report.rate'), t('report.usual')]}
      lines={lines}
      series={[{ label: t('report.count'), kind: 'main' }]}
      empty={t('report.none_yet')}
    />
  );
}

/** A line by its name; that of the rest has no bar: beside many together nobody would be seen. */
type NamedLine = PartLine & { readonly name: string; readonly isRest: boolean };

type PartsProps = Props & {
  readonly title: string;
  readonly first: string;
  readonly lines: readonly NamedLine[];
};

function Parts({ title, first, lines, words }: Omit<PartsProps, 'report'>) {
  const { t, number, share } = words;
  const series: readonly Series[] = [
    { label: t('report.qualified'), kind: 'main' },
    { label: t('report.not_qualified'), kind: 'soft' },
  ];
  return (
    <BarTable
      title={title}
      head={[first, t('report.leads'), t('report.qualified'), t('report.share'), t('report.appointments'), t('report.customers')]}
      lines={lines.map(({ name, isRest, leads, qualified, appointments, won }) => ({
        name,
        bar: isRest ? null : [qualified, leads - qualified],
        cells: [number(leads), number(qualified), share(rateOf(qualified, leads)), number(appointments), number(won)],
      }))}
      series={series}
      empty={t('report.none_yet')}
    />
  );
}

/** Lines that a part of the page holds; the others are added up in one. */
const MOST = 12;

function named<K>(parts: readonly Part<K>[], { t, number }: FigureWords, nameOf: (of: K) => string): NamedLine[] {
  const { lines, rest } = topParts(parts, MOST);
  const own = lines.map(({ of, ...line }) => ({ ...line, name: nameOf(of), isRest: false }));
  return rest === null ? own : [...own, { ...rest, name: t('report.rest', { count: number(rest.count) }), isRest: true }];
}

/** How far the leads came, who met them, and what brought them. */
export function SecondPage({ report, words, hasStaff }: Props & { readonly hasStaff: boolean }) {
  const { t, source } = words;
  const { show, figures } = report;
  const staffName = (of: StaffId | null): string =>
    of === null ? t('roi.nobody') : (show.staff.find(({ id }) => id === of)?.name ?? t('roi.former'));
  return (
    <>
      <FunnelTable report={report} words={words} />
      {hasStaff && (
        <Parts title={t('report.by_staff')} first={t('report.person')} words={words} lines={named(figures.byStaff, words, staffName)} />
      )}
      <Parts title={t('report.by_source')} first={t('report.source')} words={words} lines={named(figures.bySource, words, source)} />
    </>
  );
}
