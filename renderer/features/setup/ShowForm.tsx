import { Button, Group, Paper, SimpleGrid, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveSetting } from '#renderer/data/settings.ts';
import { saveShow } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { GrowingTextarea } from '#renderer/ui/GrowingTextarea.tsx';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import { localTime } from '#shared/lib/time.ts';
import { BasicsFields } from './BasicsFields.tsx';
import type { FaultName } from './liveForm.ts';
import { newDraft, showOf } from './showDraft.ts';
import type { DraftFault, ShowDraft } from './showDraft.ts';

type Props = { readonly onDone: () => void; readonly onCancel: () => void };

const here = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The shortest way to a new show, which is worked in at once: the guide asks for the rest. */
export function ShowForm({ onDone, onCancel }: Props) {
  const { t, i18n } = useTranslation();
  const store = useStore();
  const country = i18n.resolvedLanguage === 'fr' ? 'FR' : 'GB';
  const [draft, setDraft] = useState<ShowDraft>(() => newDraft({ today: localTime(store.now(), here()).day, zone: here(), country }));
  const first = useFirstFocus<HTMLInputElement>();
  const [faults, setFaults] = useState<readonly DraftFault[]>([]);
  const change = (next: Partial<ShowDraft>): void => setDraft((before) => ({ ...before, ...next }));
  const faultOf = (name: keyof ShowDraft): FaultName | undefined => {
    const fault = faults.find(({ field }) => field === name)?.fault;
    return fault === 'staff' ? undefined : fault;
  };
  const save = async (): Promise<void> => {
    const made = showOf(draft, { now: store.now(), newId: store.newId });
    if (made.show === null) return setFaults(made.faults);
    // first who is at work: the show is in view as soon as it is saved
    await saveSetting(store, { showId: made.show.id, staffId: made.show.staff[0]?.id ?? null, hasSeenTour: true });
    await saveShow(store, made.show);
    return onDone();
  };
  return (
    <Paper
      component="form"
      p="lg"
      maw={980}
      mx="auto"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <Title order={2}>{t('shows.make_title')}</Title>
        <BasicsFields draft={draft} onChange={change} faultOf={faultOf} isShort first={first} />
        <SimpleGrid cols={2}>
          <GrowingTextarea
            label={t('shows.staff')}
            description={t('shows.staff_hint')}
            minRows={3}
            maxRows={6}
            required
            value={draft.staff}
            onChange={(event) => change({ staff: event.currentTarget.value })}
            {...(faults.some(({ field }) => field === 'staff') ? { error: t('shows.fault_staff') } : {})}
          />
          <GrowingTextarea
            label={t('shows.interests')}
            description={t('shows.interests_hint')}
            minRows={3}
            maxRows={6}
            value={draft.interests}
            onChange={(event) => change({ interests: event.currentTarget.value })}
          />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('app.cancel')}
          </Button>
          <Button type="submit">{t('app.save')}</Button>
        </Group>
      </Stack>
    </Paper>
  );
}
