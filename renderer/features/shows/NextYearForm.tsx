import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveSetting } from '#renderer/data/settings.ts';
import { readShows, saveShow } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import { daysAfterFirst, duplicateShow, proposeNextYear } from '#shared/domain/duplicateShow.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { addDays, localTime } from '#shared/lib/time.ts';

type Props = { readonly show: Show; readonly onClose: () => void; readonly onMade: () => void };
type FormProps = Props & { readonly taken: readonly string[] };

const DAY = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/u;

function Form({ show, taken, onClose, onMade }: FormProps) {
  const { t } = useTranslation();
  const store = useStore();
  const [draft, setDraft] = useState(() => proposeNextYear(show, { today: localTime(store.now(), show.zone).day, taken }));
  const name = draft.name.trim();
  const isDay = DAY.test(draft.firstDay);
  const isTaken = taken.includes(name);
  const isReady = name !== '' && !isTaken && isDay;
  const make = async (): Promise<void> => {
    if (!isReady) return;
    const id = store.newId() as ShowId; // a fresh id for a show
    await saveShow(store, duplicateShow(show, { name, firstDay: draft.firstDay, id, now: store.now() }));
    const here = show.staff.find((one) => one.id === store.staff());
    await saveSetting(store, { showId: id, staffId: here?.id ?? null });
    onMade();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('shows.next_text')}
        </Text>
        <TextInput
          label={t('shows.name')}
          data-autofocus
          value={draft.name}
          maxLength={200}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          {...(name === '' ? { error: t('shows.fault_name') } : {})}
          {...(isTaken ? { error: t('shows.fault_taken_name') } : {})}
        />
        <TextInput
          type="date"
          label={t('shows.first_day')}
          value={draft.firstDay}
          onChange={(event) => setDraft({ ...draft, firstDay: event.currentTarget.value })}
          {...(isDay ? {} : { error: t('shows.fault_day') })}
          description={isDay ? t('shows.next_until', { day: formatDate(addDays(draft.firstDay, daysAfterFirst(show))) }) : undefined}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" disabled={!isReady}>
            {t('shows.next_make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Makes next year's show from this one: its name and first day are proposed, the rest is taken over, and it is worked in at once. */
export function NextYearForm(props: Props) {
  const { t } = useTranslation();
  const taken = useLive(async (live) => (await readShows(live)).map(({ name }) => name), []);
  return (
    <Modal opened onClose={props.onClose} title={t('shows.next')} centered closeButtonProps={{ 'aria-label': t('app.close') }}>
      {taken !== undefined && <Form {...props} taken={taken} />}
    </Modal>
  );
}
