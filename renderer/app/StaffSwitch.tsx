import { Button, Menu, Text } from '@mantine/core';
import { IconLock, IconUser, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveSetting } from '#renderer/data/settings.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { PinAsk } from '#renderer/features/team/PinAsk.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show, Staff } from '#shared/domain/show.ts';
import { signAs } from './atWork.ts';

type Props = { readonly show: Show; readonly setting: Setting };

const KEY = 'mod+u';
/** People who have a digit of their own. */
const DIGITS = 9;

/** Who is at this laptop, by key and digit: whoever has a PIN types it, all others are one press. All that is written is signed by them. */
export function StaffSwitch({ show, setting }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<Staff | null>(null);
  const person = show.staff.find(({ id }) => id === setting.staffId);
  const sitDown = async (id: StaffId | null): Promise<void> => {
    setAsked(null);
    const saved = await saveSetting(store, { staffId: id });
    // the next key may come before the screen has followed the settings
    signAs(saved.staffId);
  };
  const choose = (one: Staff): void => {
    setOpen(false);
    if (one.pin === undefined || one.id === setting.staffId) void sitDown(one.id);
    else setAsked(one);
  };
  const leave = (): void => {
    setOpen(false);
    void sitDown(null);
  };
  const group = t('app.staff_choose');
  useShortcuts([{ key: KEY, group: t('app.anywhere'), label: group, run: () => setOpen(true), inFields: true }]);
  useShortcuts(
    [
      ...show.staff.slice(0, DIGITS).map((one, at) => ({ key: String(at + 1), group, label: one.name, run: () => choose(one) })),
      { key: '0', group, label: t('team.nobody'), run: leave },
    ],
    isOpen,
  );
  return (
    <>
      <Menu position="bottom-end" opened={isOpen} onChange={setOpen} returnFocus withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            variant={person ? 'light' : 'filled'}
            size="xs"
            maw={200}
            leftSection={<IconUser size={16} />}
            title={`${group} (Ctrl+U)`}
            data-testid="staff-switch"
          >
            <Text size="sm" truncate inherit>
              {person?.name ?? t('app.staff_none')}
            </Text>
          </Button>
        </Menu.Target>
        <Menu.Dropdown maw={320} mah="80vh" style={{ overflowY: 'auto' }}>
          <Menu.Label>{group}</Menu.Label>
          {show.staff.map((one, at) => (
            <Menu.Item
              key={one.id}
              aria-label={one.name}
              leftSection={one.pin === undefined ? <IconUser size={16} /> : <IconLock size={16} aria-label={t('team.has_pin')} />}
              rightSection={at < DIGITS ? <KeyHint keys={String(at + 1)} /> : undefined}
              {...(one.id === setting.staffId ? { fw: 650, 'aria-current': true } : {})}
              onClick={() => choose(one)}
            >
              <Text size="sm" truncate maw={220} inherit>
                {one.name}
              </Text>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconUserOff size={16} />} rightSection={<KeyHint keys="0" />} onClick={leave}>
            {t('team.nobody')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked !== null && <PinAsk person={asked} onRight={() => void sitDown(asked.id)} onClose={() => setAsked(null)} />}
    </>
  );
}
