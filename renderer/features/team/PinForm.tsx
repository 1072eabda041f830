import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPinText } from '#renderer/data/pin.ts';
import { mayReset, setPin } from '#renderer/data/staff.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Show, Staff } from '#shared/domain/show.ts';
import { PinField } from './PinField.tsx';
import { usePinCheck } from './usePinCheck.ts';

type Props = { readonly show: Show; readonly staffId: StaffId | null; readonly person: Staff; readonly onClose: () => void };

function Forgotten({ show, staffId, person, onReset }: Omit<Props, 'onClose'> & { readonly onReset: () => void }) {
  const { t } = useTranslation();
  const may = mayReset(show, { here: staffId, whose: person.id });
  return (
    <Group wrap="nowrap" align="start" justify="space-between">
      <Text size="sm" c="dimmed">
        <b>{t('team.pin.forgotten')}</b> {may ? t('team.pin.reset_text', { name: person.name }) : t('team.pin.reset_not_self')}
      </Text>
      {may && (
        <Button size="xs" variant="default" style={{ flexShrink: 0 }} onClick={onReset}>
          {t('team.pin.reset')}
        </Button>
      )}
    </Group>
  );
}

/** Sets, changes or takes away a PIN: the old one is asked for; who forgot it has it reset by a colleague. */
export function PinForm({ show, staffId, person, onClose }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const { failures, waitSeconds, isBusy, check } = usePinCheck(person);
  const has = person.pin !== undefined;
  const isWaiting = waitSeconds > 0;
  const save = async (pin: string | null): Promise<void> => {
    await setPin(store, show.id, { id: person.id, pin });
    onClose();
  };
  /** The old PIN must be right, then the change is made. */
  const change = async (pin: string | null): Promise<void> => {
    if (isWaiting) return;
    const isRight = !has || (await check(old));
    if (isRight) await save(pin);
    else setOld('');
  };
  const isGood = isPinText(fresh) && fresh === again && (!has || isPinText(old)) && !isWaiting;
  const wrong = isWaiting ? t('team.pin.wait', { count: waitSeconds }) : t('team.pin.wrong');
  return (
    <Modal opened onClose={onClose} title={t('team.pin.title', { name: person.name })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isGood) void change(fresh);
        }}
      >
        <Stack gap="sm">
          {has && (
            <PinField
              isFirst
              label={t('team.pin.old')}
              value={old}
              onChange={setOld}
              error={failures > 0 && (old === '' || isWaiting) ? wrong : undefined}
            />
          )}
          <PinField isFirst={!has} label={t('team.pin.new')} hint={t('team.pin.hint')} value={fresh} onChange={setFresh} />
          <PinField
            label={t('team.pin.again')}
            value={again}
            onChange={setAgain}
            error={again.length >= fresh.length && again !== fresh ? t('team.pin.differ') : undefined}
          />
          <Group justify="end">
            {has && (
              <Button variant="default" disabled={!isPinText(old) || isWaiting} onClick={() => void change(null)}>
                {t('team.pin.remove')}
              </Button>
            )}
            <Button type="submit" loading={isBusy} disabled={!isGood}>
              {t(has ? 'team.pin.change' : 'team.pin.set')}
            </Button>
          </Group>
          {has && <Forgotten show={show} staffId={staffId} person={person} onReset={() => void save(null)} />}
        </Stack>
      </form>
    </Modal>
  );
}
