import { Button, Checkbox, Group, Paper, SegmentedControl, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBook, IconLicense, IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { booth } from '#renderer/lib/booth.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import type { Setting } from '#shared/domain/setting.ts';
import { countOf } from '#shared/ipc/journal.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="sm">
        <Title order={3} size="h5">
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  );
}

/** A change is in the database a moment before it is in the journal; in ms, how often and how long that is waited for. */
const [TRIES, PAUSE_MS] = [5, 200];

const countFrames = async (): Promise<number> => {
  const journal = await booth.journalSummary();
  return journal.ok ? countOf(journal.value.ranges) : 0;
};

/** How many changes the journal holds, once those on their way to it have come. */
async function readFrames(changes: number): Promise<number> {
  let frames = await countFrames();
  for (let tries = 0; tries < TRIES && frames < changes; tries += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, PAUSE_MS);
    });
    frames = await countFrames();
  }
  return frames;
}

function Trust({ onSafety }: Pick<Props, 'onSafety'>) {
  const { t } = useTranslation();
  const facts = useLive(async (store) => {
    const changes = await store.db.history.count();
    const [vault, frames] = await Promise.resolve(Promise.all([booth.vaultState(), readFrames(changes)]));
    return { changes, frames, mode: vault.kind === 'open' ? vault.mode : 'none' };
  }, []);
  if (facts === undefined) return null;
  return (
    <Section title={t('settings.trust')}>
      <div>
        <Text fw={600}>{t('settings.protection')}</Text>
        <Text size="sm" c={facts.mode === 'none' ? 'orange' : 'dimmed'}>
          {t(`settings.protection_${facts.mode}`)}
        </Text>
      </div>
      <div>
        <Text fw={600}>{t('settings.journal')}</Text>
        <Text size="sm" c="dimmed">
          {t('settings.journal_text', facts)} {facts.changes === facts.frames ? t('settings.journal_same') : t('settings.journal_differ')}
        </Text>
      </div>
      <Group>
        <Button variant="default" leftSection={<IconShieldLock size={18} aria-hidden />} onClick={onSafety} aria-keyshortcuts="S">
          {t('settings.safety')}
        </Button>
      </Group>
    </Section>
  );
}

function About({ onHelp }: Pick<Props, 'onHelp'>) {
  const { t } = useTranslation();
  const about = useLive(() => Promise.resolve(booth.appInfo()), []);
  const openLicences = async (): Promise<void> => {
    const opened = await booth.licencesOpen();
    if (!opened.ok) notifications.show({ color: 'orange', message: t(`settings.licences_fault.${opened.error}`) });
  };
  return (
    <Section title={t('settings.about')}>
      {about !== undefined && <Text size="sm">{t('settings.version', { version: about.version, electron: about.electron })}</Text>}
      <Text size="sm" c="dimmed">
        {t('settings.offline_text')}
      </Text>
      <Group>
        <Button variant="default" leftSection={<IconBook size={18} aria-hidden />} onClick={onHelp} aria-keyshortcuts="Shift+F1">
          {t('help.open')}
        </Button>
        <Button variant="default" leftSection={<IconLicense size={18} aria-hidden />} onClick={() => void openLicences()}>
          {t('settings.licences')}
        </Button>
      </Group>
    </Section>
  );
}

type Props = {
  readonly setting: Setting;
  readonly tools?: ReactNode;
  readonly panels?: ReactNode;
  readonly onSafety: () => void;
  readonly onHelp: () => void;
};

/** What this laptop is set to; few things, each used. */
export function SettingsScreen({ setting, tools, panels, onSafety, onHelp }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  useShortcuts([{ key: 's', label: t('settings.safety'), group: t('settings.title'), run: onSafety }]);
  const save = (patch: Partial<Setting>): void => void saveSetting(store, patch);
  return (
    <Page title={t('settings.title')}>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Section title={t('settings.look')}>
          <Text size="sm" fw={600}>
            {t('settings.language')}
          </Text>
          <SegmentedControl
            aria-label={t('settings.language')}
            value={setting.language}
            onChange={(language) => save({ language: language })}
            data={[
              { value: 'system', label: t('settings.language_system') },
              { value: 'en', label: 'English' },
              { value: 'fr', label: 'Français' },
            ]}
          />
          <Text size="sm" fw={600}>
            {t('settings.scheme')}
          </Text>
          <SegmentedControl
            aria-label={t('settings.scheme')}
            value={setting.scheme}
            onChange={(scheme) => save({ scheme: scheme })}
            data={[
              { value: 'system', label: t('settings.scheme_system') },
              { value: 'light', label: t('settings.scheme_light') },
              { value: 'dark', label: t('settings.scheme_dark') },
            ]}
          />
        </Section>
        <Section title={t('settings.capture')}>
          <Checkbox label={t('settings.sound')} checked={setting.hasSound} onChange={() => save({ hasSound: !setting.hasSound })} />
          <Checkbox label={t('settings.rapid')} checked={setting.isRapid} onChange={() => save({ isRapid: !setting.isRapid })} />
          <Select
            label={t('settings.separator')}
            allowDeselect={false}
            value={setting.csvSeparator}
            onChange={(value) => save({ csvSeparator: value as Setting['csvSeparator'] })}
            data={[
              { value: ',', label: t('settings.separator_comma') },
              { value: ';', label: t('settings.separator_semicolon') },
              { value: '\t', label: t('settings.separator_tab') },
            ]}
          />
          {tools}
        </Section>
        {panels}
        <Trust onSafety={onSafety} />
        <About onHelp={onHelp} />
      </SimpleGrid>
    </Page>
  );
}
