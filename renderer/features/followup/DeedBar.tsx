import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { undoLast, useFollowup } from './followupState.ts';
import classes from './WorkList.module.css';

/** One thing that a key does to what is selected. */
export type Deed = { readonly key: string; readonly label: string; readonly run: () => void };

type Props = { readonly deeds: readonly Deed[]; readonly onOpen?: () => void; readonly isOn: boolean };

/** What can be done to the selected line, each with its key; what was done last, and the way back. */
export function DeedBar({ deeds, onOpen, isOn }: Props) {
  const { t } = useTranslation();
  const [last] = useFollowup((state) => state.done);
  const group = t('followup.title');
  const undo = { key: 'u', label: t('app.undo'), run: () => void undoLast() };
  useShortcuts(
    [...deeds, ...(last === undefined ? [] : [undo])].map((deed) => ({ ...deed, group })),
    isOn,
  );
  return (
    <div className={classes['bar']}>
      {deeds.map(({ key, label, run }) => (
        <Button key={key} size="sm" h={36} px="sm" variant="default" leftSection={<KeyHint keys={key} />} onClick={run}>
          {label}
        </Button>
      ))}
      {onOpen !== undefined && deeds.length > 0 && (
        <Button size="sm" h={36} px="sm" variant="default" leftSection={<KeyHint keys="enter" />} onClick={onOpen}>
          {t('followup.open')}
        </Button>
      )}
      <Text size="sm" c="dimmed" truncate className={classes['told']} aria-live="polite" data-testid="followup-done">
        {last?.words ?? ''}
      </Text>
      {last !== undefined && (
        <Button size="sm" h={36} px="sm" variant="subtle" rightSection={<KeyHint keys="u" />} onClick={undo.run}>
          {t('app.undo')}
        </Button>
      )}
    </div>
  );
}
