import { ActionIcon, Button, Checkbox, Group, NumberInput, Popover, Stack, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BadgeColumn } from '#shared/domain/badgeFormat.ts';

/** What can be changed of a column. */
export type ColumnDeeds = {
  readonly onTexts: (texts: { readonly prefix: string; readonly suffix: string }) => void;
  readonly onFixed: (isFixed: boolean) => void;
  readonly onWidth: (width: number) => void;
  readonly onCut: (width: number) => void;
};

type Props = { readonly at: number; readonly column: BadgeColumn; readonly isFixedWidth: boolean; readonly deeds: ColumnDeeds };

function Widths({ column, deeds }: Pick<Props, 'column' | 'deeds'>) {
  const { t } = useTranslation();
  const [cut, setCut] = useState<number>(1);
  return (
    <>
      {column.width !== undefined && (
        <NumberInput
          label={t('teach.width')}
          value={column.width}
          min={1}
          max={500}
          onChange={(value) => deeds.onWidth(Number(value) || 1)}
        />
      )}
      <Group gap="xs" align="end" wrap="nowrap">
        <NumberInput label={t('teach.cut')} value={cut} min={1} max={500} onChange={(value) => setCut(Number(value) || 1)} />
        <Button variant="default" onClick={() => deeds.onCut(cut)}>
          {t('teach.cut_do')}
        </Button>
      </Group>
    </>
  );
}

/** What is left out around a value, whether it is the same on every badge, how wide it is. */
export function ColumnOptions({ at, column, isFixedWidth, deeds }: Props) {
  const { t } = useTranslation();
  const { prefix = '', suffix = '', fixed } = column;
  return (
    <Popover position="bottom-end" withArrow trapFocus returnFocus width={290}>
      <Popover.Target>
        <ActionIcon variant="subtle" size={36} aria-label={t('teach.options', { number: at + 1 })}>
          <IconAdjustmentsHorizontal size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <TextInput
            label={t('teach.prefix')}
            value={prefix}
            disabled={fixed !== undefined}
            onChange={(event) => deeds.onTexts({ prefix: event.currentTarget.value, suffix })}
          />
          <TextInput
            label={t('teach.suffix')}
            value={suffix}
            disabled={fixed !== undefined}
            onChange={(event) => deeds.onTexts({ prefix, suffix: event.currentTarget.value })}
          />
          <Checkbox
            label={t('teach.fixed')}
            checked={fixed !== undefined}
            onChange={(event) => deeds.onFixed(event.currentTarget.checked)}
          />
          {isFixedWidth && <Widths column={column} deeds={deeds} />}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
