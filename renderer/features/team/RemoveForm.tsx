import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearch } from '#renderer/data/SearchContext.tsx';
import { giveAway, readBelongings, removeStaff } from '#renderer/data/staff.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import type { Show, Staff } from '#shared/domain/show.ts';

type Props = { readonly show: Show; readonly person: Staff; readonly onClose: () => void };

/** Takes somebody off the team; what they own is given to a colleague first. */
export function RemoveForm({ show, person, onClose }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const search = useSearch();
  const [to, setTo] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  // the index is memory, not a row: what is read after it is followed all the same
  const owns = useLive((live) => readBelongings(live, search, { show, id: person.id }), [show.id, person.id]);
  const others = show.staff.filter(({ id }) => id !== person.id);
  const heir = others.find(({ id }) => id === to);
  const isFree = owns !== undefined && owns.leads + owns.promises + owns.appointments === 0;
  const canGo = owns !== undefined && owns.appointments === 0 && others.length > 0 && (isFree || heir !== undefined);
  const remove = async (): Promise<void> => {
    setBusy(true);
    if (heir !== undefined) await giveAway(store, search, { show, from: person.id, to: heir.id });
    const isGone = await removeStaff(store, search, { show, id: person.id });
    setBusy(false);
    if (isGone) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('team.remove_sure', { name: person.name })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Stack>
        {others.length === 0 && <Text>{t('team.last')}</Text>}
        {owns !== undefined && !isFree && <Text>{t('team.owns', { name: person.name, ...owns })}</Text>}
        {owns !== undefined && owns.appointments > 0 && <Text size="sm">{t('team.has_appointments')}</Text>}
        {owns !== undefined && owns.leads + owns.promises > 0 && others.length > 0 && (
          <Select
            data-autofocus
            label={t('team.give_first')}
            data={others.map(({ id, name }) => ({ value: id as string, label: name }))}
            value={to}
            onChange={setTo}
          />
        )}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button color="red" loading={isBusy} disabled={!canGo} onClick={() => void remove()}>
            {t(isFree ? 'team.remove' : 'team.give')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
