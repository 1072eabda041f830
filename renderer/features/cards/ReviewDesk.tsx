import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmAll } from '#renderer/data/editContact.ts';
import { readLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { CardPrint } from '#shared/domain/cardPrint.ts';
import { CONTACT_FIELDS } from '#shared/domain/contactFields.ts';
import type { ContactField } from '#shared/domain/contactFields.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import type { Media } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import classes from './CardReview.module.css';
import { FieldList } from './FieldList.tsx';
import { PicturePane } from './PicturePane.tsx';
import { ReviewHeader } from './ReviewHeader.tsx';
import { orderFields, wordsOfField } from './reviewOrder.ts';
import { useReview } from './useReview.ts';

/** A doubt about a field that is no longer there goes when all that is there was looked at. */
async function settleRest(store: Store, id: Lead['id']): Promise<void> {
  const lead = await readLead(store, id);
  if (lead !== undefined && lead.toCheck.length > 0) await confirmAll(store, id);
}

type Props = {
  readonly lead: Lead;
  readonly pictures: readonly Media[];
  readonly begin: MediaId | undefined;
  readonly show: Show;
  readonly cameraId: string | null;
  /** How many other leads are still to be checked. */
  readonly left: number;
  readonly onBack: () => void;
  readonly onDone: () => void;
};

/** The print of a picture; undefined while it waits or could not be read. */
const printOf = (media: Media | undefined): CardPrint | undefined => (media?.card?.kind === 'read' ? media.card.print : undefined);

/** The order stays while one works through it; it is made anew when another picture was read or all fields are asked for. */
function useOrder(lead: Lead, pictures: readonly Media[], isAll: boolean): readonly ContactField[] {
  const prints = pictures.map(printOf);
  const key = `${isAll}:${pictures.map((media) => media.card?.kind ?? '').join()}`;
  const [order, setOrder] = useState({ key, fields: orderFields(lead, prints.find(Boolean), isAll) });
  if (order.key === key) return order.fields;
  const fields = orderFields(lead, prints.find(Boolean), isAll);
  setOrder({ key, fields });
  return fields;
}

const wordsFor = (media: Media | undefined, lead: Lead, field: ContactField): readonly number[] => {
  const print = printOf(media);
  return print === undefined ? [] : wordsOfField(print, field, CONTACT_FIELDS[field].read(lead.contact));
};

/** The desk of a review: picture at the left, fields at the right, every key of it. */
export function ReviewDesk({ lead, pictures, begin, show, cameraId, left, onBack, onDone }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [isAll, setAll] = useState(false);
  const [shownId, setShown] = useState<MediaId | undefined>(begin ?? (pictures.find(printOf) ?? pictures[0])?.id);
  const shown = pictures.find(({ id }) => id === shownId) ?? pictures[0];
  const fields = useOrder(lead, pictures, isAll);
  const review = useReview({ store, lead, country: show.country, fields });
  const inputs = useRef(new Map<ContactField, HTMLInputElement>());
  const jump = (field: ContactField | undefined): void => {
    const input = field === undefined ? undefined : inputs.current.get(field);
    input?.focus();
    input?.select();
  };
  const begins = useEffectEvent(() => jump(fields[0]));
  useEffect(() => begins(), []);
  /** The side of the card that a field was read from comes to view with it. */
  const focus = (field: ContactField): void => {
    review.focus(field);
    const side = wordsFor(shown, lead, field).length > 0 ? undefined : pictures.find((media) => wordsFor(media, lead, field).length > 0);
    if (side !== undefined) setShown(side.id);
  };
  const finish = async (settled: Promise<void>): Promise<void> => {
    await settled;
    await settleRest(store, lead.id);
    onDone();
  };
  const accept = (field: ContactField): void => {
    const settled = review.accept(field);
    const next = review.nextAfter(field);
    if (next === undefined) void finish(settled);
    else jump(next);
  };
  const turn = (by: number): void =>
    setShown(pictures[(pictures.findIndex(({ id }) => id === shown?.id) + by + pictures.length) % pictures.length]?.id);
  const undo = (): void => {
    if (!review.drop()) jump(review.undo());
  };
  const acceptAll = (): void => void finish(review.acceptAll());
  const group = t('cards.title');
  useShortcuts([
    { key: 'escape', group, label: t('leads.back'), run: onBack },
    { key: 'mod+z', group, label: t('cards.undo'), run: undo, inFields: true },
    { key: 'mod+enter', group, label: t('cards.all_right'), run: acceptAll, inFields: true },
    { key: 'pagedown', group, label: t('cards.next_picture'), run: () => turn(1), inFields: true },
    { key: 'pageup', group, label: t('cards.previous_picture'), run: () => turn(-1), inFields: true },
  ]);
  return (
    <article className={classes['page']}>
      <ReviewHeader lead={lead} left={left} canUndo={review.canUndo} onBack={onBack} onUndo={undo} onAllRight={acceptAll} />
      <div className={classes['columns']}>
        <PicturePane
          leadId={lead.id}
          cameraId={cameraId}
          pictures={pictures}
          shown={shown}
          lit={wordsFor(shown, lead, review.focused)}
          onShow={setShown}
          onTake={(words, isAdding) => {
            refocus(inputs.current.get(review.focused));
            review.take(words, isAdding);
          }}
        />
        <FieldList
          lead={lead}
          fields={fields}
          review={review}
          isLast={review.nextAfter(review.focused) === undefined}
          hasNext={left > 0}
          onInput={(field, input) => void (input === null ? inputs.current.delete(field) : inputs.current.set(field, input))}
          onFocus={focus}
          onAccept={accept}
          onMove={(field, by) => jump(fields[fields.indexOf(field) + by])}
          onEscape={() => {
            if (!review.drop()) onBack();
          }}
          {...(isAll ? {} : { onMore: () => setAll(true) })}
        />
      </div>
    </article>
  );
}

/** The focus goes back to the field that words were put into, the cursor behind them. */
const refocus = (input: HTMLInputElement | undefined): void => {
  if (document.activeElement !== input) input?.focus();
};
