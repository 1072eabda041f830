import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { givePromise, handOverPromise, keepPromise, movePromise } from '#renderer/data/promises.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatDate } from '#renderer/i18n/format.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { PromiseMade } from '#shared/domain/interaction.ts';
import type { Show } from '#shared/domain/show.ts';
import { ChoosePerson } from './ChoosePerson.tsx';
import type { Deed } from '#renderer/ui/DeedRow.tsx';
import type { Done } from './followupState.ts';
import { HandOverBox } from './HandOverBox.tsx';
import { MoveBox } from './MoveBox.tsx';

type Asking = { readonly what: 'give' | 'hand' | 'move'; readonly promise: PromiseMade };

type Options = { readonly show: Show; readonly today: string; readonly onDone: (done: Done) => void };

/** What can be done about an open promise, each by a key; `dialog` asks what a deed still has to know. */
export function usePromiseDeeds({ show, today, onDone }: Options): {
  readonly deedsOf: (promise: PromiseMade) => readonly Deed[];
  readonly dialog: ReactNode;
  readonly isAsking: boolean;
} {
  const { t } = useTranslation();
  const store = useStore();
  const [asking, setAsking] = useState<Asking | null>(null);
  const close = (): void => setAsking(null);
  const keep = async ({ id, text }: PromiseMade): Promise<void> => {
    await keepPromise(store, id, true);
    onDone({ words: t('followup.done.kept', { text }), undo: () => keepPromise(store, id, false) });
  };
  const give = async ({ id, text, owner: before }: PromiseMade, owner: StaffId): Promise<void> => {
    close();
    await givePromise(store, id, owner);
    const name = show.staff.find((one) => one.id === owner)?.name ?? '';
    onDone({ words: t('followup.done.given', { text, name }), undo: () => givePromise(store, id, before) });
  };
  const hand = async ({ id, text }: PromiseMade, name: string): Promise<void> => {
    close();
    await handOverPromise(store, id, name);
    onDone({ words: t('followup.done.handed', { text, name }), undo: () => handOverPromise(store, id, null) });
  };
  const move = async (promise: PromiseMade, due: Parameters<typeof movePromise>[2]): Promise<void> => {
    close();
    await movePromise(store, promise.id, due);
    const words = t('followup.done.moved', { text: promise.text, day: formatDate(due.dueOn) });
    onDone({ words, undo: () => movePromise(store, promise.id, promise) });
  };
  const deedsOf = (promise: PromiseMade): readonly Deed[] => [
    { key: 'x', label: t('followup.do.keep'), run: () => void keep(promise) },
    { key: 'g', label: t('followup.do.give'), run: () => setAsking({ what: 'give', promise }) },
    { key: 'h', label: t('followup.do.hand'), run: () => setAsking({ what: 'hand', promise }) },
    { key: 'm', label: t('followup.do.move'), run: () => setAsking({ what: 'move', promise }) },
  ];
  const dialogOf = ({ what, promise }: Asking): ReactNode => {
    switch (what) {
      case 'give':
        return (
          <ChoosePerson
            title={t('followup.give_title')}
            show={show}
            current={promise.owner}
            onChoose={(person) => void give(promise, person)}
            onClose={close}
          />
        );
      case 'hand':
        return <HandOverBox text={promise.text} onHand={(name) => void hand(promise, name)} onClose={close} />;
      case 'move':
        return <MoveBox promise={promise} today={today} onMove={(due) => void move(promise, due)} onClose={close} />;
    }
  };
  return { deedsOf, dialog: asking === null ? null : dialogOf(asking), isAsking: asking !== null };
}
