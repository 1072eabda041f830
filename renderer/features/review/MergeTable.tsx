import { VisuallyHidden } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import type { MergeField, MergeSide } from '#shared/domain/merge/mergeFields.ts';
import type { PlannedField } from '#shared/domain/merge/planMerge.ts';
import type { Show } from '#shared/domain/show.ts';
import { MERGE_TEXT } from './mergeTexts.ts';
import classes from './Review.module.css';

/** A line about something that is kept of both: what each has. */
export type KeptLine = { readonly key: string; readonly label: string; readonly winner: string; readonly loser: string };

type Props = {
  readonly winner: Lead;
  readonly loser: Lead;
  readonly show: Show;
  readonly plan: readonly PlannedField[];
  readonly kept: readonly KeptLine[];
  /** The field under the keys. */
  readonly at: MergeField | undefined;
  readonly onChoose: (field: MergeField, side: MergeSide) => void;
};

function Choice({ text, isTaken, onChoose }: { readonly text: string; readonly isTaken: boolean; readonly onChoose: () => void }) {
  const { t } = useTranslation();
  const Icon = isTaken ? IconCircleCheckFilled : IconCircle;
  return (
    <button type="button" className={classes['cell']} data-taken={isTaken} aria-pressed={isTaken} tabIndex={-1} onClick={onChoose}>
      <Icon
        size={18}
        aria-hidden
        style={{ flex: 'none', marginTop: 2 }}
        color={isTaken ? 'var(--mantine-color-teal-text)' : 'var(--mantine-color-dimmed)'}
      />
      {text === '' ? '—' : text}
      {isTaken && <VisuallyHidden>{t('review.merge.taken')}</VisuallyHidden>}
    </button>
  );
}

/** Two leads side by side: what differs, with the value that is taken; then what they share or only one says; then what is kept of both. */
export function MergeTable({ winner, loser, show, plan, kept, at, onChoose }: Props) {
  const { t } = useTranslation();
  const text = (field: MergeField, lead: Lead): string => MERGE_TEXT[field](lead, { t, show });
  const open = plan.filter(({ isOpen }) => isOpen);
  const rest = plan.filter(({ isOpen }) => !isOpen);
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th style={{ width: 128 }}>
            <VisuallyHidden>{t('review.merge.fields')}</VisuallyHidden>
          </th>
          <th>{t('review.merge.stays')}</th>
          <th>{t('review.merge.goes')}</th>
        </tr>
      </thead>
      <tbody>
        {open.map(({ field, side }) => (
          <tr key={field} data-at={field === at} data-testid={`merge-${field}`}>
            <th scope="row">{t(`review.field.${field}`)}</th>
            <td>
              <Choice text={text(field, winner)} isTaken={side === 'winner'} onChoose={() => onChoose(field, 'winner')} />
            </td>
            <td>
              <Choice text={text(field, loser)} isTaken={side === 'loser'} onChoose={() => onChoose(field, 'loser')} />
            </td>
          </tr>
        ))}
        {rest.map(({ field }) => (
          <tr key={field} data-testid={`merge-${field}`}>
            <th scope="row">{t(`review.field.${field}`)}</th>
            <td>{text(field, winner) || '—'}</td>
            <td>{text(field, loser) || '—'}</td>
          </tr>
        ))}
        {kept.map(({ key, label, winner: one, loser: other }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>{one || '—'}</td>
            <td>{other || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
