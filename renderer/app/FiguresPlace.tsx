import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hideFeedback, useCapture } from '#renderer/features/capture/captureState.ts';
import type { FeedbackKind } from '#renderer/features/capture/captureState.ts';
import { LivePanel } from '#renderer/features/dashboard/LivePanel.tsx';
import { FunnelPanel } from '#renderer/features/funnel/FunnelPanel.tsx';
import { PlanPanel } from '#renderer/features/plan/PlanPanel.tsx';
import { ReportPanel } from '#renderer/features/report/ReportPanel.tsx';
import { ShowsPanel } from '#renderer/features/roi/ShowsPanel.tsx';
import { WorthPanel } from '#renderer/features/roi/WorthPanel.tsx';
import { openGuideAt } from '#renderer/features/setup/usePlace.ts';
import type { Search } from '#renderer/data/search.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Show } from '#shared/domain/show.ts';
import { FIGURES_TABS, goTo, turnTo } from './route.ts';
import type { FiguresTab } from './route.ts';

type Props = { readonly tab: FiguresTab; readonly show: Show; readonly search: Search };

/** How the big screen tells what has just happened. */
const NOTICES = {
  new: 'good',
  unresolved: 'good',
  picture: 'good',
  done: 'good',
  again: 'again',
  already: 'again',
  failed: 'bad',
  refused: 'bad',
} as const satisfies Record<FeedbackKind, unknown>;

function goToSetup(show: Show, step: 'costs' | 'goals'): void {
  openGuideAt(show.id, step);
  goTo({ page: 'setup' });
}

/** The live figures; the big screen hears of a capture, but not of whom. */
function LivePlace({ show, search }: Omit<Props, 'tab'>) {
  const { t } = useTranslation();
  const feedback = useCapture((state) => state.feedback);
  const notice =
    feedback === null ? null : { serial: feedback.serial, kind: NOTICES[feedback.kind], words: t(`live.notice.${feedback.kind}`) };
  return (
    <LivePanel
      show={show}
      search={search}
      onGoals={() => goToSetup(show, 'goals')}
      onTarget={() => goTo({ page: 'definitions' })}
      onCapture={() => goTo({ page: 'capture' })}
      notice={notice}
      onNoticed={hideFeedback}
    />
  );
}

function Panel({ tab, show, search }: Props) {
  switch (tab) {
    case 'live':
      return <LivePlace show={show} search={search} />;
    case 'funnel':
      return <FunnelPanel show={show} search={search} />;
    case 'plan':
      return <PlanPanel show={show} search={search} />;
    case 'worth':
      return (
        <WorthPanel show={show} search={search} onSetup={() => goToSetup(show, (show.costs ?? []).length === 0 ? 'costs' : 'goals')} />
      );
    case 'shows':
      return <ShowsPanel show={show} search={search} />;
    case 'report':
      return <ReportPanel show={show} search={search} />;
  }
}

/** The manager's figures: six sides of the same leads, each one key away. */
export function FiguresPlace({ tab, show, search }: Props) {
  const { t } = useTranslation();
  useShortcuts(
    FIGURES_TABS.map((one, at) => ({
      key: String(at + 1),
      label: t(`figures.tab.${one}`),
      group: t('figures.title'),
      run: () => turnTo({ page: 'figures', tab: one }),
    })),
  );
  return (
    <Page
      title={t('figures.title')}
      hint={show.name}
      isWide
      actions={
        <SegmentedControl
          aria-label={t('figures.title')}
          data={FIGURES_TABS.map((value) => ({ value, label: t(`figures.tab.${value}`) }))}
          value={tab}
          onChange={(value) => turnTo({ page: 'figures', tab: value })}
        />
      }
    >
      <Panel tab={tab} show={show} search={search} />
    </Page>
  );
}
