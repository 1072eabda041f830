import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';
import type { CommandKind, DeskSheet } from '#shared/domain/command.ts';
import type { Show } from '#shared/domain/show.ts';
import type { CommandCode } from '#shared/formats/commandCode.ts';
import { commandWords } from './commandWords.ts';
import { groupedCodes, groupsOf } from './sheetLayout.ts';

type Props = {
  readonly show: Show;
  readonly sheet: DeskSheet;
  readonly onChange: (sheet: DeskSheet) => void;
  readonly onReset: () => void;
};

/** The groups with one of them a place earlier. Pure. */
function withUp(groups: readonly CommandKind[], kind: CommandKind): CommandKind[] {
  const at = groups.indexOf(kind);
  const before = groups[at - 1];
  return before === undefined ? [...groups] : groups.map((one) => (one === kind ? before : one === before ? kind : one));
}

/** The commands left out when some are ticked or not. Pure. */
function withTicked(off: readonly string[], keys: readonly string[], isOn: boolean): string[] {
  const others = off.filter((key) => !keys.includes(key));
  return isOn ? others : [...others, ...keys];
}

type GroupProps = Omit<Props, 'onReset'> & {
  readonly kind: CommandKind;
  readonly codes: readonly CommandCode[];
  readonly isFirst: boolean;
};

function CommandGroup({ kind, codes, isFirst, show, sheet, onChange }: GroupProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const group = t(`desk.group.${kind}`);
  const on = codes.filter(({ key }) => !sheet.off.includes(key));
  const tick = (keys: readonly string[], isOn: boolean): void => onChange({ ...sheet, off: withTicked(sheet.off, keys, isOn) });
  return (
    <Stack gap={6} component="fieldset" bd={0} p={0} m={0} aria-label={group}>
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Checkbox
          label={<b>{group}</b>}
          checked={on.length === codes.length}
          indeterminate={on.length > 0 && on.length < codes.length}
          onChange={(event) =>
            tick(
              codes.map(({ key }) => key),
              event.currentTarget.checked,
            )
          }
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          style={isFirst ? { visibility: 'hidden' } : undefined}
          aria-label={t('desk.up', { group })}
          title={t('desk.up', { group })}
          onClick={() => onChange({ ...sheet, groups: withUp(groupsOf(sheet), kind) })}
        >
          <IconArrowUp size={18} />
        </ActionIcon>
      </Group>
      <Group gap="lg" pl="xl" style={{ rowGap: 6 }}>
        {codes.map(({ key, command }) => (
          <Checkbox
            key={key}
            size="sm"
            label={commandWords(command, show, language)}
            checked={!sheet.off.includes(key)}
            onChange={(event) => tick([key], event.currentTarget.checked)}
          />
        ))}
      </Group>
    </Stack>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
};

function Choice({ label, value, data, onChange }: ChoiceProps) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="xs">
      <Text size="sm">{label}</Text>
      <SegmentedControl size="sm" aria-label={label} value={value} data={[...data]} onChange={onChange} />
    </Group>
  );
}

/** What is on the sheet, in which order, and how it is drawn. */
export function DeskControls({ show, sheet, onChange, onReset }: Props) {
  const { t } = useTranslation();
  const groups = groupedCodes(show, sheet);
  return (
    <Stack gap="md">
      <Stack gap="xs">
        <Choice
          label={t('desk.codes')}
          value={sheet.symbology}
          data={[
            { value: 'QR', label: t('desk.qr') },
            { value: 'Code 128', label: t('desk.bars') },
          ]}
          onChange={(value) => onChange({ ...sheet, symbology: value === 'QR' ? 'QR' : 'Code 128' })}
        />
        {sheet.symbology === 'Code 128' && (
          <Text size="xs" c="dimmed">
            {t('desk.codes_hint')}
          </Text>
        )}
        <Choice
          label={t('desk.paper')}
          value={sheet.isLandscape ? 'landscape' : 'portrait'}
          data={[
            { value: 'portrait', label: t('desk.portrait') },
            { value: 'landscape', label: t('desk.landscape') },
          ]}
          onChange={(value) => onChange({ ...sheet, isLandscape: value === 'landscape' })}
        />
        <Choice
          label={t('desk.language')}
          value={sheet.language}
          data={[
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
          onChange={(value) => onChange({ ...sheet, language: value === 'fr' ? 'fr' : 'en' })}
        />
      </Stack>
      {groups.map(({ kind, codes }, at) => (
        <CommandGroup key={kind} kind={kind} codes={codes} isFirst={at === 0} show={show} sheet={sheet} onChange={onChange} />
      ))}
      <Button variant="subtle" color="gray" size="sm" onClick={onReset} style={{ alignSelf: 'flex-start' }}>
        {t('desk.reset')}
      </Button>
    </Stack>
  );
}
