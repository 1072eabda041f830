import { Alert, Button, Group, Modal, PasswordInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { Staff } from '#shared/domain/show.ts';
import type { FoundCalendar } from '#shared/ipc/calendar.ts';
import { connectCalendar, giveUp, signIn } from './connectCalendar.ts';
import type { CalendarSignIn, ConnectCalendarFault, SignedIn } from './connectCalendar.ts';

type Props = { readonly staff: readonly Staff[]; readonly isOpen: boolean; readonly onClose: () => void };

const EMPTY: CalendarSignIn = { url: '', user: '', password: '' };
const EVERYONE = 'all';

type Choosing = {
  readonly found: readonly FoundCalendar[];
  readonly staff: readonly Staff[];
  readonly url: string | null;
  readonly rep: string;
  readonly onUrl: (url: string | null) => void;
  readonly onRep: (rep: string) => void;
};

/** Which of the calendars that were found, and whose appointments go there. */
function ChooseCalendar({ found, staff, url, rep, onUrl, onRep }: Choosing) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('calendar.choose')}
        allowDeselect={false}
        value={url}
        onChange={onUrl}
        data={found.map(({ url: value, name, canWrite }) => ({
          value,
          label: canWrite === false ? t('calendar.read_only', { name }) : name || value,
          disabled: canWrite === false,
        }))}
      />
      <Select
        label={t('calendar.rep')}
        allowDeselect={false}
        value={rep}
        onChange={(value) => onRep(value ?? EVERYONE)}
        data={[{ value: EVERYONE, label: t('calendar.everyone') }, ...staff.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </>
  );
}

/** Connects a calendar in two steps: sign in and find, then choose and test. The password goes to the vault and never comes back. */
export function CalendarForm({ staff, isOpen, onClose }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [entry, setEntry] = useState(EMPTY);
  const [signedIn, setSignedIn] = useState<SignedIn | null>(null);
  const [url, setUrl] = useState<string | null>(null);
  const [rep, setRep] = useState(EVERYONE);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<{ readonly error: ConnectCalendarFault; readonly detail?: string } | null>(null);
  const field = (name: keyof CalendarSignIn) => ({
    value: entry[name],
    required: true,
    disabled: signedIn !== null,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setEntry((before) => ({ ...before, [name]: value }));
    },
  });
  const reset = (): void => {
    setEntry(EMPTY);
    setSignedIn(null);
    setFault(null);
    onClose();
  };
  const find = async (): Promise<void> => {
    const result = await signIn(store, entry);
    if (!result.ok) return setFault(result);
    setSignedIn(result.value);
    setUrl((result.value.calendars.find(({ canWrite }) => canWrite !== false) ?? result.value.calendars[0])?.url ?? null);
  };
  const connect = async (server: SignedIn): Promise<void> => {
    const calendar = server.calendars.find((one) => one.url === url);
    if (calendar === undefined) return;
    const result = await connectCalendar(store, server, { calendar, rep: staff.find(({ id }) => id === rep)?.id ?? null });
    if (!result.ok) return setFault(result);
    notifications.show({ message: t('calendar.connected', { name: result.value.name }), color: 'green' });
    reset();
  };
  const submit = (): void => {
    setFault(null);
    setBusy(true);
    void (signedIn === null ? find() : connect(signedIn)).finally(() => setBusy(false));
  };
  const close = (): void => {
    if (signedIn !== null) void giveUp(signedIn);
    reset();
  };
  return (
    <Modal opened={isOpen} onClose={close} title={t('calendar.add')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          <TextInput label={t('calendar.url')} placeholder="https://" {...field('url')} data-autofocus />
          <TextInput label={t('calendar.user')} {...field('user')} autoComplete="off" />
          <PasswordInput
            label={t('calendar.password')}
            description={t('calendar.password_hint')}
            {...field('password')}
            autoComplete="off"
          />
          {signedIn !== null && (
            <ChooseCalendar found={signedIn.calendars} staff={staff} url={url} rep={rep} onUrl={setUrl} onRep={setRep} />
          )}
          {fault !== null && (
            <Alert color="red" role="alert">
              {t(`calendar.error.${fault.error}`)}
              {fault.detail !== undefined && fault.detail !== '' && (
                <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {t('calendar.server_says', { words: fault.detail })}
                </Text>
              )}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button type="submit" loading={isBusy}>
              {signedIn === null ? t('calendar.find') : t('calendar.connect')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
