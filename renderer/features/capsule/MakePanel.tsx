import { Alert, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { IconFolderOpen, IconPackageExport } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { makeCapsule } from '#renderer/capsule/makeCapsule.ts';
import type { Made, MakeFault, MakeProgress } from '#renderer/capsule/makeCapsule.ts';
import { keyMaker } from '#renderer/capsule/tools.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatNumber } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Result } from '#shared/lib/result.ts';
import { isLongEnough, PassphraseField } from './PassphraseField.tsx';
import { Progressing } from './Progressing.tsx';

const MB = 1_000_000;

function Outcome({ end }: { readonly end: Result<Made, MakeFault> }) {
  const { t } = useTranslation();
  if (!end.ok)
    return <Alert color={end.error === 'cancelled' || end.error === 'stopped' ? 'gray' : 'red'}>{t(`capsule.error.${end.error}`)}</Alert>;
  const { records, pictures, bytes, path } = end.value;
  const size = formatNumber(Math.max(0.1, Math.round((bytes / MB) * 10) / 10));
  return (
    <Alert color="green" data-testid="capsule-made">
      <Group justify="space-between" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Text fw={600}>
            {t('capsule.make.done', { leads: formatNumber(records['leads'] ?? 0), pictures: formatNumber(pictures), size })}
          </Text>
          <Text size="sm">{t('capsule.make.checked')}</Text>
          <Text size="sm" data-testid="capsule-path" style={{ overflowWrap: 'anywhere' }}>
            {path}
          </Text>
        </div>
        <Button
          size="xs"
          variant="white"
          style={{ flexShrink: 0 }}
          leftSection={<IconFolderOpen size={16} />}
          onClick={() => void booth.showInFolder({ path })}
        >
          {t('capsule.make.folder')}
        </Button>
      </Group>
    </Alert>
  );
}

/** How this laptop is called where colleagues read of it. */
function LaptopName({ setting }: { readonly setting: Setting }) {
  const { t } = useTranslation();
  const store = useStore();
  const [name, setName] = useState(setting.laptop?.name ?? '');
  const save = (): void => {
    const { name: _before, ...rest } = setting.laptop ?? {};
    if (name.trim() !== (setting.laptop?.name ?? ''))
      void saveSetting(store, { laptop: name.trim() === '' ? rest : { ...rest, name: name.trim() } });
  };
  return (
    <TextInput
      label={t('capsule.laptop')}
      description={t('capsule.laptop_text')}
      value={name}
      maxLength={60}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={save}
    />
  );
}

/** The whole show in one file: passphrase, progress, and that it was read back. */
export function MakePanel({ show, setting }: { readonly show: Show; readonly setting: Setting }) {
  const { t } = useTranslation();
  const store = useStore();
  const [passphrase, setPassphrase] = useState('');
  const [progress, setProgress] = useState<MakeProgress | null>(null);
  const [end, setEnd] = useState<Result<Made, MakeFault> | null>(null);
  const stop = useRef(new AbortController());
  const make = async (): Promise<void> => {
    stop.current = new AbortController();
    setEnd(null);
    setProgress({ step: 'write', done: 0, total: 0 });
    const makeKey = keyMaker({ booth }, passphrase);
    setEnd(await makeCapsule({ store, booth }, { show, makeKey, signal: stop.current.signal, onProgress: setProgress }));
    setProgress(null);
  };
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="sm">
        <PanelHead title={t('capsule.make.title')} text={t('capsule.make.text')} />
        <LaptopName setting={setting} />
        <PassphraseField value={passphrase} onChange={setPassphrase} hint={t('capsule.passphrase_text')} canPropose />
        <Group>
          <Button
            leftSection={<IconPackageExport size={18} />}
            disabled={!isLongEnough(passphrase)}
            loading={progress !== null}
            onClick={() => void make()}
          >
            {t('capsule.make.go')}
          </Button>
        </Group>
        {progress !== null && (
          <Progressing
            words={t(`capsule.make.${progress.step}`, progress)}
            done={progress.done}
            total={progress.total}
            onStop={() => stop.current.abort()}
          />
        )}
        {end !== null && <Outcome end={end} />}
      </Stack>
    </Paper>
  );
}
