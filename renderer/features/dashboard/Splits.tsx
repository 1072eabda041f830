import { useTranslation } from 'react-i18next';
import { HEAT_ICON } from '#renderer/ui/heatIcon.ts';
import { HEAT_COLOR, STAGE_COLOR } from '#renderer/ui/theme.ts';
import type { LeadCounts } from '#shared/domain/figures/leadCounts.ts';
import type { Stage } from '#shared/domain/stage.ts';
import { SplitRows } from './SplitRows.tsx';

const HEATS = ['hot', 'warm', 'cold'] as const;
/** Those that count as leads, the furthest first; then what is not a lead yet. */
const LEADS = ['ambassador', 'customer', 'qualified', 'sql', 'mql', 'lead'] as const satisfies readonly Stage[];
/** Stages that are shown even of nobody. */
const ALWAYS: ReadonlySet<Stage> = new Set(['qualified', 'sql', 'mql', 'lead']);
const OTHERS = ['contact', 'unresolved'] as const satisfies readonly Stage[];

const paint = (color: string): string => `var(--mantine-color-${color}-filled)`;

/** Leads by temperature and by stage. */
export function Splits({ counts: { byHeat, byStage } }: { readonly counts: LeadCounts }) {
  const { t } = useTranslation();
  const stages = [...LEADS, ...OTHERS].filter((stage) => ALWAYS.has(stage) || byStage[stage] > 0);
  return (
    <>
      <SplitRows
        title={t('live.by_heat')}
        rows={HEATS.map((heat) => {
          const Icon = HEAT_ICON[heat];
          return {
            id: heat,
            label: t(`qualify.heat.${heat}`),
            count: byHeat[heat],
            color: paint(HEAT_COLOR[heat]),
            icon: <Icon size={18} aria-hidden />,
          };
        })}
      />
      <SplitRows
        title={t('live.by_stage')}
        rows={stages.map((stage) => ({
          id: stage,
          label: t(`qualify.stage.${stage}`),
          count: byStage[stage],
          color: paint(STAGE_COLOR[stage]),
        }))}
      />
    </>
  );
}
