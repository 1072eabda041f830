import { Alert, Button, FileButton, Group, Paper, Stack, Text } from '@mantine/core';
import { IconFolderOpen, IconGitMerge } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Preview } from '#renderer/capsule/takeCapsule.ts';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import type { ShowId } from '#shared/domain/ids.ts';
import { PassphraseField } from './PassphraseField.tsx';
import { Progressing } from './Progressing.tsx';
import { useTaking } from './useTaking.ts';
import type { Taking, TakingDeeds } from './useTaking.ts';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

function Seen({ preview, onMerge, onOther }: { readonly preview: Preview; readonly onMerge: () => void; readonly onOther: () => void }) {
  const { t } = useTranslation();
  const { manifest } = preview.contents;
  const { leads, added, changed, notes } = preview.report;
  const numbers = { leads: formatNumber(leads), added: formatNumber(added), changed: formatNumber(changed), notes: formatNumber(notes) };
  return (
    <Alert color="blue" data-testid="capsule-seen">
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {t('capsule.take.from', { show: manifest.show.name, laptop: manifest.laptop.name, when: formatInstant(manifest.madeAt, ZONE) })}
      </Text>
      <Text size="sm">
        {added + changed + notes === 0 && leads > 0
          ? t('capsule.take.nothing')
          : t('capsule.take.what', { ...numbers, same: formatNumber(leads - added - changed) })}
      </Text>
      <Group mt="sm">
        <Button leftSection={<IconGitMerge size={18} />} onClick={onMerge}>
          {t('capsule.take.merge')}
        </Button>
        <Button variant="default" onClick={onOther}>
          {t('capsule.take.other')}
        </Button>
      </Group>
    </Alert>
  );
}

function Taken({ taking, onOther }: { readonly taking: Extract<Taking, { step: 'taken' }>; readonly onOther: () => void }) {
  const { t } = useTranslation();
  const { added, changed, notes, pictures, doubles, clashes, erased } = taking.taken;
  return (
    <Alert color="green" data-testid="capsule-taken">
      <Text fw={600}>
        {t('capsule.take.done', {
          added: formatNumber(added),
          changed: formatNumber(changed),
          notes: formatNumber(notes),
          pictures: formatNumber(pictures),
        })}
      </Text>
      {erased > 0 && <Text size="sm">{t('capsule.take.erased', { count: erased })}</Text>}
      {doubles > 0 && <Text size="sm">{t('capsule.take.doubles', { count: doubles })}</Text>}
      {clashes > 0 && <Text size="sm">{t('capsule.take.clashes', { count: clashes })}</Text>}
      <Button mt="sm" size="xs" variant="white" onClick={onOther}>
        {t('capsule.take.other')}
      </Button>
    </Alert>
  );
}

type ChosenProps = {
  readonly taking: Extract<Taking, { step: 'chosen' }>;
  readonly deeds: TakingDeeds;
  readonly passphrase: string;
  readonly onPassphrase: (value: string) => void;
};

function Chosen({ taking, deeds, passphrase, onPassphrase }: ChosenProps) {
  const { t } = useTranslation();
  const look = (): void => void deeds.look();
  return (
    <Stack gap="sm">
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {taking.file.name}
      </Text>
      <PassphraseField value={passphrase} onChange={onPassphrase} onEnter={look} />
      <Group>
        <Button loading={taking.isLooking} disabled={passphrase === ''} onClick={look}>
          {t('capsule.take.look')}
        </Button>
        <Button variant="default" onClick={() => deeds.choose(null)}>
          {t('capsule.take.other')}
        </Button>
      </Group>
      {taking.error !== null && <Alert color="red">{t(`capsule.error.${taking.error}`)}</Alert>}
    </Stack>
  );
}

/** A capsule in: a file by choice or by drop, what is in it, then the merge. */
export function TakePanel({ onTaken }: { readonly onTaken?: (showId: ShowId) => void }) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const { taking, deeds } = useTaking(passphrase, onTaken);
  const other = (): void => deeds.choose(null);
  return (
    <Paper
      withBorder
      radius="lg"
      p="md"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        deeds.choose(event.dataTransfer.files[0] ?? null);
      }}
    >
      <Stack gap="sm">
        <PanelHead title={t('capsule.take.title')} text={t('capsule.take.text')} />
        {taking.step === 'none' && (
          <Group gap="sm">
            <FileButton accept=".boothcapsule" onChange={deeds.choose}>
              {(props) => (
                <Button {...props} variant="default" leftSection={<IconFolderOpen size={18} />}>
                  {t('capsule.take.pick')}
                </Button>
              )}
            </FileButton>
            <Text size="sm" c="dimmed">
              {t('capsule.take.drop')}
            </Text>
          </Group>
        )}
        {taking.step === 'chosen' && <Chosen taking={taking} deeds={deeds} passphrase={passphrase} onPassphrase={setPassphrase} />}
        {taking.step === 'seen' && <Seen preview={taking.preview} onMerge={() => void deeds.take()} onOther={other} />}
        {taking.step === 'seen' && taking.error !== null && <Alert color="red">{t(`capsule.error.${taking.error}`)}</Alert>}
        {taking.step === 'taking' && (
          <Progressing
            words={t(`capsule.take.${taking.progress.step}`, taking.progress)}
            done={taking.progress.done}
            total={taking.progress.total}
            onStop={deeds.stop}
          />
        )}
        {taking.step === 'taken' && <Taken taking={taking} onOther={other} />}
      </Stack>
    </Paper>
  );
}
