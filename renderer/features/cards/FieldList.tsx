import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContactField } from '#shared/domain/contactFields.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import classes from './CardReview.module.css';
import { ReviewField } from './ReviewField.tsx';
import { confidenceOf } from './reviewOrder.ts';
import type { Review } from './useReview.ts';

type Props = {
  readonly lead: Lead;
  readonly fields: readonly ContactField[];
  readonly review: Review;
  /** Nothing else is in doubt: Enter ends this card. */
  readonly isLast: boolean;
  readonly hasNext: boolean;
  /** Told of the inputs that there are. */
  readonly onInput: (field: ContactField, input: HTMLInputElement | null) => void;
  readonly onFocus: (field: ContactField) => void;
  readonly onAccept: (field: ContactField) => void;
  readonly onMove: (field: ContactField, by: number) => void;
  readonly onEscape: () => void;
  readonly onMore?: () => void;
};

/** The fields of a card with their keys: Enter accepts, arrows move, Escape drops what was typed, else goes back. */
export function FieldList({ lead, fields, review, isLast, hasNext, onInput, onFocus, onAccept, onMove, onEscape, onMore }: Props) {
  const { t } = useTranslation();
  const keyOf =
    (field: ContactField) =>
    (event: React.KeyboardEvent<HTMLInputElement>): void => {
      if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const deeds: Readonly<Record<string, () => void>> = {
        Enter: () => onAccept(field),
        ArrowDown: () => onMove(field, 1),
        ArrowUp: () => onMove(field, -1),
        Escape: onEscape,
      };
      const deed = deeds[event.key];
      if (deed === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      deed();
    };
  return (
    <section className={classes['right']} aria-label={t('leads.contact')}>
      <div className={classes['fields']}>
        {fields.map((field) => (
          <ReviewField
            key={field}
            field={field}
            value={review.valueOf(field)}
            mark={review.markOf(field)}
            confidence={confidenceOf(lead, field)}
            isFocused={field === review.focused}
            inputRef={(input) => onInput(field, input)}
            onFocus={() => onFocus(field)}
            onType={(value) => review.type(field, value)}
            onLeave={() => review.leave(field)}
            onKey={keyOf(field)}
            onSuggestion={(email) => void review.accept(field, email)}
          />
        ))}
        {onMore !== undefined && (
          <Button variant="subtle" size="sm" onClick={onMore}>
            {t('leads.moreFields')}
          </Button>
        )}
      </div>
      <div className={classes['keys']}>
        <span>
          <KeyHint keys="enter" /> {t(!isLast ? 'cards.key_next' : hasNext ? 'cards.key_next_card' : 'cards.key_done')}
        </span>
        <span>{t('cards.key_click')}</span>
        <span>{t('cards.key_drag')}</span>
      </div>
    </section>
  );
}
