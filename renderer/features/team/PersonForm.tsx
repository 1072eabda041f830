import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addStaff, editStaff, mayReset } from '#renderer/data/staff.ts';
import type { Person } from '#renderer/data/staff.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Show, Staff } from '#shared/domain/show.ts';

type Props = { readonly show: Show; readonly staffId: StaffId | null; readonly person?: Staff; readonly onClose: () => void };

/** Names are told apart by what is read, and commas part names from addresses in the list of the show's form. */
const clean = (text: string): string => text.replaceAll(/[,\s]+/gu, ' ').trim();

/** Somebody new, or who somebody is from now on; they stay the same person. */
export function PersonForm({ show, staffId, person, onClose }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [draft, setDraft] = useState({ name: person?.name ?? '', email: person?.email ?? '', phone: person?.phone ?? '' });
  const [isManager, setManager] = useState(person?.isManager === true);
  const name = clean(draft.name);
  const isTaken = show.staff.some((one) => one.id !== person?.id && one.name.toLowerCase() === name.toLowerCase());
  const hasManager = show.staff.some((one) => one.isManager === true);
  const mayManage = !hasManager || (person !== undefined && mayReset(show, { here: staffId, whose: person.id }));
  const field = (key: keyof typeof draft) => ({
    label: t(`team.${key}`),
    value: draft[key],
    maxLength: 200,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setDraft((before) => ({ ...before, [key]: value }));
    },
  });
  const save = async (): Promise<void> => {
    if (name === '' || isTaken) return;
    const [email, phone] = [clean(draft.email), draft.phone.trim()];
    const said: Person = {
      name,
      ...(email === '' ? {} : { email }),
      ...(phone === '' ? {} : { phone }),
      ...(isManager ? { isManager } : {}),
    };
    await (person === undefined ? addStaff(store, show.id, said) : editStaff(store, show.id, { id: person.id, person: said }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={person?.name ?? t('team.add')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="sm">
          <TextInput data-autofocus required {...field('name')} error={isTaken ? t('team.name_taken') : undefined} />
          <TextInput type="email" {...field('email')} />
          <TextInput type="tel" {...field('phone')} />
          <Checkbox
            label={t('team.manager')}
            description={t('team.manager_text')}
            checked={isManager}
            disabled={!mayManage}
            onChange={(event) => setManager(event.currentTarget.checked)}
          />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" disabled={name === '' || isTaken}>
              {t('app.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
