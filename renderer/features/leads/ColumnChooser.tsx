import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Show } from '#shared/domain/show.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { columnsOf, USUAL_COLUMNS, withMoved, withToggled } from './leadColumns.ts';
import type { LeadColumn } from './leadColumns.ts';
import { useColumnLabel } from './useColumnLabel.ts';

type Props = {
  readonly show: Show;
  readonly shown: readonly LeadColumn[];
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
};

type LineProps = { readonly column: LeadColumn; readonly names: readonly string[]; readonly onChange: (names: readonly string[]) => void };

function Line({ column, names, onChange }: LineProps) {
  const { t } = useTranslation();
  const label = useColumnLabel()(column);
  const place = names.indexOf(column.name);
  const move = (by: number) => () => onChange(withMoved(names, column.name, by));
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs" mih={36}>
      <Checkbox
        label={label}
        checked={place !== -1}
        disabled={column.name === 'name'}
        styles={{ label: { overflowWrap: 'anywhere' } }}
        onChange={() => onChange(withToggled(names, column.name))}
      />
      {place > 0 && (
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            disabled={place === 1}
            aria-label={t('leadlist.up', { column: label })}
            onClick={move(-1)}
          >
            <IconArrowUp size={18} />
          </ActionIcon>
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            disabled={place === names.length - 1}
            aria-label={t('leadlist.down', { column: label })}
            onClick={move(1)}
          >
            <IconArrowDown size={18} />
          </ActionIcon>
        </Group>
      )}
    </Group>
  );
}

/** Which columns the list has and in which order; kept on this laptop, for every show. */
export function ColumnChooser({ show, shown, isOpen, onToggle }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const names = shown.map(({ name }) => name);
  const rest = columnsOf(show).filter(({ name }) => !names.includes(name));
  const save = (leadColumns: readonly string[]): void => void saveSetting(store, { leadColumns });
  return (
    <Popover opened={isOpen} onChange={onToggle} position="bottom-end" shadow="md" width={320} trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconColumns size={16} />}
          rightSection={<KeyHint keys="c" />}
          aria-expanded={isOpen}
          onClick={() => onToggle(!isOpen)}
        >
          {t('leadlist.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown data-testid="column-chooser" aria-label={t('leadlist.chooseColumns')}>
        <Group justify="space-between" wrap="nowrap" mb={4}>
          <Text size="sm" fw={600}>
            {t('leadlist.chooseColumns')}
          </Text>
        </Group>
        <ScrollArea.Autosize mah="min(60vh, 420px)" type="auto" offsetScrollbars>
          <Stack gap={0} pl={4}>
            {[...shown, ...rest].map((column) => (
              <Line key={column.name} column={column} names={names} onChange={save} />
            ))}
          </Stack>
        </ScrollArea.Autosize>
        <Button size="sm" mt="xs" variant="subtle" onClick={() => save(USUAL_COLUMNS)}>
          {t('leadlist.usual')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
