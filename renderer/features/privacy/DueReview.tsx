import { Button, Checkbox, Group, Modal, Progress, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepLeads, peopleOf } from '#renderer/data/retention.ts';
import type { DueShow } from '#renderer/data/retention.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { KEEP_REASONS } from '#shared/domain/privacy/keeping.ts';
import type { KeepReason } from '#shared/domain/privacy/keeping.ts';
import type { Show } from '#shared/domain/show.ts';
import { eraseAll } from './eraseDeeds.ts';

type Props = {
  readonly due: DueShow;
  readonly show: Show;
  readonly onClose: () => void;
  readonly onErased: (caseId: string) => void;
  readonly onOpen: (id: LeadId) => void;
};

/** Rows drawn at once: the others wait for these. */
const SHOWN = 200;

type Working = { readonly done: number; readonly total: number } | null;

/** The leads of a show that are due: each is erased with the others, or kept for a reason. */
export function DueReview({ due: { show: of, due, kept }, show, onClose, onErased, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [spared, setSpared] = useState<ReadonlySet<LeadId>>(new Set());
  const [reason, setReason] = useState<KeepReason>('customer');
  const [words, setWords] = useState('');
  const [typed, setTyped] = useState('');
  const [working, setWorking] = useState<Working>(null);
  const shown = due.slice(0, SHOWN);
  const chosen = shown.filter(({ id }) => !spared.has(id)).map(({ id }) => id);
  const isMeant = typed.trim().toLowerCase() === t('privacy.erase.word').toLowerCase();
  const turn = (id: LeadId): void =>
    setSpared((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const keep = async (): Promise<void> => {
    await keepLeads(store, [...spared], { reason, ...(words.trim() === '' ? {} : { words: words.trim() }) });
    setSpared(new Set());
  };
  const erase = async (): Promise<void> => {
    setWorking({ done: 0, total: chosen.length });
    try {
      const people = await peopleOf(store, chosen);
      onErased(await eraseAll(store, { people, why: 'retention', show, onProgress: (done, total) => setWorking({ done, total }) }));
      onClose();
    } finally {
      setWorking(null);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('privacy.due.title', { show: of.name })}
      withCloseButton={working === null}
      closeOnEscape={working === null}
      closeOnClickOutside={false}
    >
      <Stack gap="sm">
        <Text size="sm">{t('privacy.due.text')}</Text>
        <Stack
          gap={4}
          mah={280}
          style={{ overflow: 'auto' }}
          data-testid="due-leads"
          tabIndex={0}
          role="group"
          aria-label={t('privacy.due.title', { show: of.name })}
        >
          {shown.map(({ id, name, of: consent, since }) => (
            <Group key={id} wrap="nowrap" gap="sm">
              <Checkbox
                checked={!spared.has(id)}
                onChange={() => turn(id)}
                label={t('privacy.due.line', {
                  name: name || t('privacy.find.nameless'),
                  consent: t(`privacy.clock.${consent}`),
                  at: formatInstant(since, of.zone),
                })}
                styles={{ label: { overflowWrap: 'anywhere' } }}
              />
              <Button size="compact-xs" variant="subtle" onClick={() => onOpen(id)} style={{ flexShrink: 0 }}>
                {t('privacy.open')}
              </Button>
            </Group>
          ))}
          {kept.map(({ id, name, kept: why }) => (
            <Group key={id} wrap="nowrap" gap="sm">
              <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {t('privacy.due.kept', { name, reason: t(`privacy.reason.${why.reason}`), words: why.words ?? '' })}
              </Text>
              <Button size="compact-xs" variant="subtle" onClick={() => void keepLeads(store, [id], null)} style={{ flexShrink: 0 }}>
                {t('privacy.due.unkeep')}
              </Button>
            </Group>
          ))}
        </Stack>
        {due.length > SHOWN && <Text size="sm">{t('privacy.due.more', { count: due.length - SHOWN })}</Text>}
        {spared.size > 0 && (
          <Group align="flex-end" gap="sm">
            <Select
              label={t('privacy.due.reason', { count: spared.size })}
              data={KEEP_REASONS.map((value) => ({ value, label: t(`privacy.reason.${value}`) }))}
              value={reason}
              onChange={(value) => setReason(KEEP_REASONS.find((one) => one === value) ?? 'other')}
              allowDeselect={false}
            />
            <TextInput
              label={t('privacy.due.words')}
              value={words}
              onChange={({ currentTarget }) => setWords(currentTarget.value.slice(0, 300))}
              style={{ flex: 1 }}
            />
            <Button variant="default" onClick={() => void keep()}>
              {t('privacy.due.keep', { count: spared.size })}
            </Button>
          </Group>
        )}
        {working !== null && (
          <Progress value={(100 * working.done) / Math.max(1, working.total)} animated aria-label={t('privacy.erase.do')} />
        )}
        <Group align="flex-end" justify="space-between">
          <TextInput
            label={t('privacy.erase.type', { word: t('privacy.erase.word') })}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <Button color="red" disabled={!isMeant || chosen.length === 0} loading={working !== null} onClick={() => void erase()}>
            {t('privacy.due.erase', { count: chosen.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
