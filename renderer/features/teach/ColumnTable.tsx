import { ActionIcon, Group, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BadgeField, BadgePlan } from '#shared/domain/badgeFormat.ts';
import { splitBadge } from '#shared/formats/badge/split.ts';
import { visibleOf } from '#shared/formats/badge/visible.ts';
import { ColumnHead } from './ColumnHead.tsx';
import { PartChip } from './PartChip.tsx';
import { withCut, withField, withoutFixed, withTexts, withWidth } from './planEdits.ts';
import classes from './Teach.module.css';

type Props = {
  readonly plan: BadgePlan;
  readonly examples: readonly string[];
  /** The column a label is being dragged over. */
  readonly over: number | null;
  readonly onPlan: (plan: BadgePlan) => void;
  readonly onRemove: (example: string) => void;
  readonly onColumn: (at: number) => void;
};

/** The examples one under the other, cut into their parts, with a label above each column. */
export function ColumnTable({ plan, examples, over, onPlan, onRemove, onColumn }: Props) {
  const { t } = useTranslation();
  const rows = examples.map((text) => ({ text, parts: splitBadge(plan, text) }));
  const [sample] = rows.flatMap(({ parts }) => (parts === null ? [] : [parts]));
  const deedsOf = (at: number) => ({
    onField: (field: BadgeField | null) => onPlan(withField(plan, at, field)),
    onTexts: (texts: { readonly prefix: string; readonly suffix: string }) => onPlan(withTexts(plan, at, texts)),
    onFixed: (isFixed: boolean) => onPlan(isFixed ? withTexts(plan, at, { fixed: sample?.[at] ?? '' }) : withoutFixed(plan, at)),
    onWidth: (width: number) => onPlan(withWidth(plan, at, width)),
    onCut: (width: number) => onPlan(withCut(plan, at, width)),
  });
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']} aria-label={t('teach.examples')} data-testid="parts">
        <thead>
          <tr>
            <th scope="col" className={classes['number']}>
              <Text size="sm" c="dimmed">
                {t('teach.examples')}
              </Text>
            </th>
            {plan.columns.map((column, at) => (
              // columns have nothing but their place
              // oxlint-disable-next-line react/no-array-index-key -- the place is what these are known by: equal texts may stand in several
              <th key={at} scope="col" data-column={at} data-over={over === at}>
                <ColumnHead
                  at={at}
                  column={column}
                  isFixedWidth={plan.layout.kind === 'fixed-width'}
                  deeds={deedsOf(at)}
                  onFocus={() => onColumn(at)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ text, parts }, row) => (
            <tr key={text}>
              <th scope="row" className={classes['number']}>
                <Group gap={2} wrap="nowrap">
                  <Text size="sm" c="dimmed">
                    {row + 1}
                  </Text>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={36}
                    aria-label={t('teach.remove', { number: row + 1 })}
                    onClick={() => onRemove(text)}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </Group>
              </th>
              {parts === null ? (
                <td colSpan={plan.columns.length}>
                  <Text size="sm" c="red" fw={600}>
                    {t('teach.misfit')}
                  </Text>
                  <Text size="sm" ff="monospace" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
                    {visibleOf(text)}
                  </Text>
                </td>
              ) : (
                plan.columns.map((column, at) => (
                  // columns have nothing but their place
                  // oxlint-disable-next-line react/no-array-index-key -- the place is what these are known by: equal texts may stand in several
                  <td key={at} data-column={at} data-over={over === at}>
                    <PartChip column={column} part={parts[at] ?? ''} />
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
