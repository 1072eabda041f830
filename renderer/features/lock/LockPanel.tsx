import { Button, Checkbox, List, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import type { ScreenLock, Setting } from '#shared/domain/setting.ts';
import { ChangePin } from './ChangePin.tsx';
import { AUTO_LOCK, changeLock } from './lockDeeds.ts';
import { SetPin } from './SetPin.tsx';
import type { WayBack } from './wayBack.ts';

type Props = {
  readonly setting: Setting;
  /** What opens it when the PIN is forgotten; null while that is not known yet. */
  readonly wayBack: WayBack | null;
  /** The key that locks, as shortcuts spell it. */
  readonly lockKey: string;
  readonly onLock: () => void;
};

const FACTS = ['hides', 'scans', 'camera', 'work', 'not_sealed', 'kiosk'] as const;

/** When it locks by itself, and who opens it. */
function Choices({ lock }: { readonly lock: ScreenLock }) {
  const { t } = useTranslation();
  const store = useStore();
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="sm">
        <Title order={4} size="h5" id="lock-after">
          {t('lock.after')}
        </Title>
        <SegmentedControl
          aria-labelledby="lock-after"
          value={String(lock.after)}
          onChange={(after) => void changeLock(store, { after: Number(after) })}
          data={AUTO_LOCK.map((minutes) => ({
            value: String(minutes),
            label: minutes === 0 ? t('lock.never') : t('lock.minutes', { count: minutes }),
          }))}
        />
        <Text size="sm" c="dimmed">
          {t('lock.after_text')}
        </Text>
        <Checkbox
          label={t('lock.staff')}
          description={t('lock.staff_text')}
          checked={lock.hasStaff}
          onChange={() => void changeLock(store, { hasStaff: !lock.hasStaff })}
        />
      </Stack>
    </Paper>
  );
}

/** When the laptop locks itself, and what opens it again. */
export function LockPanel({ setting, wayBack, lockKey, onLock }: Props) {
  const { t } = useTranslation();
  const lock = setting.lock ?? null;
  return (
    <Stack maw={760}>
      <PanelHead title={t('lock.title')} text={t(lock === null ? 'lock.off_text' : 'lock.on_text')}>
        {lock !== null && (
          <Button leftSection={<IconLock size={18} />} rightSection={<KeyHint keys={lockKey} />} style={{ flexShrink: 0 }} onClick={onLock}>
            {t('lock.now')}
          </Button>
        )}
      </PanelHead>
      {lock === null ? (
        <SetPin wayBack={wayBack} />
      ) : (
        <>
          <Choices lock={lock} />
          <ChangePin lock={lock} wayBack={wayBack} />
        </>
      )}
      <Paper withBorder radius="lg" p="md">
        <Title order={4} size="h5" mb="xs">
          {t('lock.does')}
        </Title>
        <List size="sm" spacing={6}>
          {FACTS.map((fact) => (
            <List.Item key={fact}>{t(`lock.fact.${fact}`)}</List.Item>
          ))}
        </List>
      </Paper>
    </Stack>
  );
}
