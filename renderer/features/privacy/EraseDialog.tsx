import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasePreview } from '#renderer/data/erase.ts';
import type { Person } from '#renderer/data/person.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatNumber } from '#renderer/i18n/format.ts';
import { KINDS } from '#shared/domain/privacy/erasure.ts';
import type { Show } from '#shared/domain/show.ts';
import { eraseAll } from './eraseDeeds.ts';
import classes from './Privacy.module.css';
import { elsewhereLine } from './elsewhereLine.ts';
import { useMentions } from './useMentions.ts';

type Props = {
  readonly person: Person;
  readonly preview: ErasePreview;
  readonly show: Show;
  readonly onClose: () => void;
  readonly onErased: (caseId: string) => void;
};

type ListProps = { readonly title: string; readonly lines: readonly string[]; readonly testid?: string };

const List = ({ title, lines, testid }: ListProps) => (
  <div data-testid={testid}>
    <Text fw={600} size="sm">
      {title}
    </Text>
    <ul className={classes['lines']}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </div>
);

/** What exactly will go, what stays and why, what others still have; then a word to type. */
export function EraseDialog({ person, preview: { counts, elsewhere, dossier }, show, onClose, onErased }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const mentions = useMentions(person, dossier.name);
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<'asking' | 'working' | 'failed'>('asking');
  const isMeant = typed.trim().toLowerCase() === t('privacy.erase.word').toLowerCase();
  const erase = async (): Promise<void> => {
    setState('working');
    try {
      onErased(await eraseAll(store, { people: [person], why: 'request', show }));
    } catch (error) {
      setState('failed');
      throw error;
    }
  };
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('privacy.close') }}
      opened
      onClose={onClose}
      title={t('privacy.erase.title', { name: dossier.name })}
      size="lg"
      closeOnClickOutside={false}
      withCloseButton={state !== 'working'}
      closeOnEscape={state !== 'working'}
    >
      <Stack gap="sm">
        <List
          title={t('privacy.erase.goes')}
          testid="erase-goes"
          lines={KINDS.filter((kind) => counts[kind] > 0).map((kind) =>
            t('privacy.erase.count', { kind: t(`privacy.kind.${kind}`), number: formatNumber(counts[kind]) }),
          )}
        />
        <List
          title={t('privacy.erase.stays')}
          lines={[t('privacy.erase.stays_lines', { count: counts.history }), t('privacy.erase.stays_hash')]}
        />
        <List
          title={t('privacy.erase.elsewhere')}
          lines={elsewhere.length === 0 ? [t('privacy.erase.nowhere')] : elsewhere.map((place) => elsewhereLine(place))}
        />
        {mentions.length > 0 && <List title={t('privacy.erase.mentions')} lines={mentions} testid="mentions" />}
        <Text size="sm" c="dimmed">
          {t('privacy.erase.how')}
        </Text>
        {state === 'failed' && <Alert color="red">{t('privacy.erase.failed')}</Alert>}
        <TextInput
          label={t('privacy.erase.type', { word: t('privacy.erase.word') })}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          disabled={state === 'working'}
          data-autofocus
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={state === 'working'}>
            {t('privacy.erase.keep')}
          </Button>
          <Button color="red" disabled={!isMeant} loading={state === 'working'} onClick={() => void erase()}>
            {t('privacy.erase.do')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
