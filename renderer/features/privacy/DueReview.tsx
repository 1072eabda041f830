import { Button, Group, Modal, Progress, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepLeads, peopleOf } from '#renderer/data/retention.ts';
import type { DueShow } from '#renderer/data/retention.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Kept } from '#shared/domain/privacy/keeping.ts';
import type { Show } from '#shared/domain/show.ts';
import { DueList } from './DueList.tsx';
import { eraseAll } from './eraseDeeds.ts';
import { KeepForm } from './KeepForm.tsx';

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
  const [typed, setTyped] = useState('');
  const [working, setWorking] = useState<Working>(null);
  const shown = due.slice(0, SHOWN);
  const chosen = shown.filter(({ id }) => !spared.has(id)).map(({ id }) => id);
  const isMeant = typed.trim().toLowerCase() === t('privacy.erase.word').toLowerCase();
  const turn = (id: LeadId): void =>
    setSpared((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const keep = async (kept: Pick<Kept, 'reason' | 'words'>): Promise<void> => {
    await keepLeads(store, [...spared], kept);
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
      closeButtonProps={{ 'aria-label': t('privacy.close') }}
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
        <DueList due={shown} kept={kept} show={of} spared={spared} onTurn={turn} onOpen={onOpen} />
        {due.length > SHOWN && <Text size="sm">{t('privacy.due.more', { count: due.length - SHOWN })}</Text>}
        {spared.size > 0 && <KeepForm key={spared.size} count={spared.size} onKeep={keep} />}
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
