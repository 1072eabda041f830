import { IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { givePromise, handOverPromise, keepPromise, movePromise } from '#renderer/data/promises.ts';
import type { OpenPromise } from '#renderer/data/promises.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatDate } from '#renderer/i18n/format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import type { LeadId, StaffId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { urgencyOf } from '#shared/domain/urgency.ts';
import { minutesText } from '#shared/lib/time.ts';
import type { LocalTime } from '#shared/lib/time.ts';
import { ChoosePerson } from './ChoosePerson.tsx';
import { DeedBar } from './DeedBar.tsx';
import { rememberDone, useFollowup } from './followupState.ts';
import { HandOverBox } from './HandOverBox.tsx';
import { MoveBox } from './MoveBox.tsx';
import { groupPromises } from './promiseGroups.ts';
import { NameBadge, WorkLine } from './WorkLine.tsx';
import { WorkList } from './WorkList.tsx';

type Props = {
  readonly open: readonly OpenPromise[] | undefined;
  readonly show: Show;
  readonly me: StaffId | null;
  readonly now: LocalTime;
  readonly onOpen: (id: LeadId) => void;
};

type Asking = { readonly what: 'give' | 'hand' | 'move'; readonly one: OpenPromise };

function PromiseLine({ one, show, now }: { readonly one: OpenPromise; readonly show: Show; readonly now: LocalTime }) {
  const { t } = useTranslation();
  const { promise, lead } = one;
  const owner = show.staff.find(({ id }) => id === promise.owner)?.name;
  const isLate = urgencyOf(promise, now) === 'late';
  const hour = promise.dueAtMinutes === undefined ? '' : ` ${minutesText(promise.dueAtMinutes)}`;
  const sub = [nameOf(lead) || t('leads.unnamed'), lead.contact.organization?.[0] ?? ''].filter(Boolean).join(' · ');
  return (
    <WorkLine
      main={promise.text}
      sub={sub}
      owner={<NameBadge name={owner ?? t('followup.nobody')} />}
      due={t(isLate ? 'leads.promise.late' : 'leads.promise.due', { day: `${formatDate(promise.dueOn)}${hour}` })}
      isLate={isLate}
    />
  );
}

/** All that the booth promised and has not done yet: kept, given, handed over or moved by one key. */
export function PromisesTab({ open, show, me, now, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const whose = useFollowup((state) => state.whose);
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = (): void => setAsking(null);
  if (open === undefined) return null;
  const groups = groupPromises(open, { now, whose, me });
  if (groups.length === 0)
    return (
      <>
        <EmptyState icon={<IconChecks size={32} />} title={t('followup.promises_none')} text={t('followup.promises_none_text')} />
        <DeedBar deeds={[]} isOn />
      </>
    );
  const keep = async ({ promise }: OpenPromise): Promise<void> => {
    await keepPromise(store, promise.id, true);
    rememberDone({ words: t('followup.done.kept', { text: promise.text }), undo: () => keepPromise(store, promise.id, false) });
  };
  const give = async ({ promise }: OpenPromise, owner: StaffId): Promise<void> => {
    close();
    await givePromise(store, promise.id, owner);
    const name = show.staff.find(({ id }) => id === owner)?.name ?? '';
    rememberDone({
      words: t('followup.done.given', { text: promise.text, name }),
      undo: () => givePromise(store, promise.id, promise.owner),
    });
  };
  const hand = async ({ promise }: OpenPromise, name: string): Promise<void> => {
    close();
    await handOverPromise(store, promise.id, name);
    rememberDone({
      words: t('followup.done.handed', { text: promise.text, name }),
      undo: () => handOverPromise(store, promise.id, null),
    });
  };
  const move = async ({ promise }: OpenPromise, due: Parameters<typeof movePromise>[2]): Promise<void> => {
    close();
    await movePromise(store, promise.id, due);
    rememberDone({
      words: t('followup.done.moved', { text: promise.text, day: formatDate(due.dueOn) }),
      undo: () => movePromise(store, promise.id, promise),
    });
  };
  return (
    <>
      <WorkList
        label={t('followup.promises')}
        sections={groups.map(({ urgency, items }) => ({
          key: urgency,
          title: t(`followup.urgency.${urgency}`),
          isLate: urgency === 'late',
          items,
        }))}
        keyOf={({ promise }) => promise.id}
        render={(one) => <PromiseLine one={one} show={show} now={now} />}
        deeds={(one) => [
          { key: 'x', label: t('followup.do.keep'), run: () => void keep(one) },
          { key: 'g', label: t('followup.do.give'), run: () => setAsking({ what: 'give', one }) },
          { key: 'h', label: t('followup.do.hand'), run: () => setAsking({ what: 'hand', one }) },
          { key: 'm', label: t('followup.do.move'), run: () => setAsking({ what: 'move', one }) },
        ]}
        onOpen={({ lead }) => onOpen(lead.id)}
        isOn={asking === null}
      />
      {asking?.what === 'give' && (
        <ChoosePerson
          title={t('followup.give_title')}
          show={show}
          current={asking.one.promise.owner}
          onChoose={(person) => void give(asking.one, person)}
          onClose={close}
        />
      )}
      {asking?.what === 'hand' && (
        <HandOverBox text={asking.one.promise.text} onHand={(name) => void hand(asking.one, name)} onClose={close} />
      )}
      {asking?.what === 'move' && (
        <MoveBox promise={asking.one.promise} today={now.day} onMove={(due) => void move(asking.one, due)} onClose={close} />
      )}
    </>
  );
}
