import { ActionIcon, Checkbox, Group, Menu, TextInput } from '@mantine/core';
import { IconArrowForwardUp, IconDots, IconTrash, IconUser } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseMade } from '#shared/domain/interaction.ts';
import type { Show } from '#shared/domain/show.ts';
import { urgencyOf } from '#shared/domain/urgency.ts';
import { localTime, minutesText } from '#shared/lib/time.ts';
import { dropPromise, givePromise, handOverPromise, keepPromise } from '#renderer/data/promises.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatDate } from '#renderer/i18n/format.ts';
import { offerUndo } from './offerUndo.tsx';

type Props = { readonly promise: PromiseMade; readonly show: Show };

/** To whom outside the booth: Enter hands it over, Escape thinks better of it. */
function Outside({ promise, onEnd }: { readonly promise: PromiseMade; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const store = useStore();
  const hand = async (name: string): Promise<void> => {
    onEnd();
    await handOverPromise(store, promise.id, name);
    offerUndo(`promise-${promise.id}`, t('leads.promise.handed', { text: promise.text, name }), () =>
      handOverPromise(store, promise.id, null),
    );
  };
  return (
    <TextInput
      // the choice in the menu asked for this field
      ref={(field) => field?.focus()}
      size="sm"
      maxLength={80}
      placeholder={t('leads.promise.toWhom')}
      aria-label={t('leads.promise.toWhom')}
      onBlur={onEnd}
      onKeyDown={(event) => {
        const name = event.currentTarget.value.trim();
        if (event.key === 'Enter' && name !== '') void hand(name);
        else if (event.key !== 'Escape') return;
        event.stopPropagation();
        onEnd();
      }}
    />
  );
}

function Deeds({ promise, show, onOutside }: Props & { readonly onOutside: () => void }) {
  const { t } = useTranslation();
  const store = useStore();
  const give = async (owner: (typeof show.staff)[number]): Promise<void> => {
    const before = promise.owner;
    await givePromise(store, promise.id, owner.id);
    const said = t('leads.promise.given', { text: promise.text, name: owner.name });
    if (before !== null) offerUndo(`promise-${promise.id}`, said, () => givePromise(store, promise.id, before));
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size={36} variant="subtle" color="gray" aria-label={t('leads.promise.more', { text: promise.text })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {show.staff
          .filter(({ id }) => id !== promise.owner)
          .map((person) => (
            <Menu.Item key={person.id} leftSection={<IconUser size={16} />} onClick={() => void give(person)}>
              {t('leads.promise.giveTo', { name: person.name })}
            </Menu.Item>
          ))}
        <Menu.Item leftSection={<IconArrowForwardUp size={16} />} onClick={onOutside}>
          {t('leads.promise.outside')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => void dropPromise(store, promise)}>
          {t('leads.promise.drop')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** One open promise: what, until when, whose; ticked when it is done, given or handed over by its menu. */
export function PromiseLine({ promise, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [isLeaving, setLeaving] = useState(false);
  const owner = show.staff.find(({ id }) => id === promise.owner)?.name;
  const isLate = urgencyOf(promise, localTime(store.now(), show.zone)) === 'late';
  const time = promise.dueAtMinutes === undefined ? '' : ` ${minutesText(promise.dueAtMinutes)}`;
  const due = t(isLate ? 'leads.promise.late' : 'leads.promise.due', { day: `${formatDate(promise.dueOn)}${time}` });
  const keep = async (): Promise<void> => {
    await keepPromise(store, promise.id, true);
    offerUndo(`promise-${promise.id}`, t('leads.promise.kept', { text: promise.text }), () => keepPromise(store, promise.id, false));
  };
  return (
    <>
      <Group gap={4} wrap="nowrap" align="start">
        <Checkbox
          size="md"
          py={4}
          style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}
          checked={false}
          label={promise.text}
          description={owner === undefined ? due : `${due} · ${owner}`}
          {...(isLate ? { color: 'red', styles: { description: { color: 'var(--mantine-color-red-text)', fontWeight: 600 } } } : {})}
          onChange={() => void keep()}
        />
        <Deeds promise={promise} show={show} onOutside={() => setLeaving(true)} />
      </Group>
      {isLeaving && <Outside promise={promise} onEnd={() => setLeaving(false)} />}
    </>
  );
}
