import { Button, Group, Paper, Select, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveSetting } from '#renderer/data/settings.ts';
import { saveShow } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { Show } from '#shared/domain/show.ts';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import { localTime } from '#shared/lib/time.ts';
import { draftOf, showOf } from './showDraft.ts';
import type { DraftFault, ShowDraft } from './showDraft.ts';
import { WordingFields } from './WordingFields.tsx';

type Props = { readonly show?: Show; readonly onDone: () => void; readonly onCancel: () => void };

/** Chromium's list leaves out UTC, which a laptop may well be set to. */
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
const here = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

type Field = (name: keyof ShowDraft) => {
  readonly value: string;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
};

function LongTexts({ field }: { readonly field: Field }) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={2}>
      <Textarea
        label={t('shows.staff')}
        description={t('shows.staff_hint')}
        autosize
        minRows={3}
        maxRows={6}
        required
        {...field('staff')}
      />
      <Textarea
        label={t('shows.interests')}
        description={t('shows.interests_hint')}
        autosize
        minRows={3}
        maxRows={6}
        {...field('interests')}
      />
    </SimpleGrid>
  );
}

/** One page that makes or changes a show; a new one is worked in at once. */
export function ShowForm({ show, onDone, onCancel }: Props) {
  const { t, i18n } = useTranslation();
  const store = useStore();
  const country = i18n.resolvedLanguage === 'fr' ? 'FR' : 'GB';
  const [draft, setDraft] = useState<ShowDraft>(() =>
    draftOf(show ?? null, { today: localTime(store.now(), here()).day, zone: here(), country }),
  );
  const first = useFirstFocus<HTMLInputElement>();
  const [fault, setFault] = useState<DraftFault | null>(null);
  const field: Field = (name) => ({
    value: draft[name],
    onChange: (event) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [name]: value }));
    },
  });
  const save = async (): Promise<void> => {
    const made = showOf(draft, { before: show ?? null, now: store.now(), newId: store.newId });
    if (!made.ok) return setFault(made.error);
    await saveShow(store, made.value);
    if (show === undefined)
      await saveSetting(store, { showId: made.value.id, staffId: made.value.staff[0]?.id ?? null, hasSeenTour: true });
    return onDone();
  };
  return (
    <Paper
      component="form"
      p="lg"
      maw={980}
      mx="auto"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <Title order={2}>{show === undefined ? t('shows.make_title') : show.name}</Title>
        <SimpleGrid cols={3}>
          <TextInput label={t('shows.name')} required {...field('name')} ref={first} />
          <TextInput label={t('shows.company')} {...field('company')} />
          <TextInput label={t('shows.venue')} {...field('venue')} />
          <TextInput type="date" label={t('shows.first_day')} {...field('firstDay')} />
          <TextInput type="date" label={t('shows.last_day')} {...field('lastDay')} />
          <Select
            label={t('shows.zone')}
            data={ZONES.includes(draft.zone) ? ZONES : [draft.zone, ...ZONES]}
            searchable
            value={draft.zone}
            onChange={(zone) => setDraft((before) => ({ ...before, zone: zone ?? before.zone }))}
            allowDeselect={false}
          />
          <Group grow>
            <TextInput type="time" label={t('shows.hours_from')} {...field('from')} />
            <TextInput type="time" label={t('shows.hours_to')} {...field('to')} />
          </Group>
          <TextInput type="number" min={5} max={240} step={5} label={t('shows.slot')} {...field('slotMinutes')} />
          <TextInput
            label={t('shows.country')}
            description={t('shows.country_hint')}
            inputWrapperOrder={['label', 'input', 'description']}
            maxLength={2}
            {...field('country')}
          />
        </SimpleGrid>
        <LongTexts field={field} />
        <WordingFields field={field} />
        {fault !== null && (
          <Text c="red" role="alert">
            {t(`shows.fault_${fault}`)}
          </Text>
        )}
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
