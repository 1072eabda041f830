import type { BadgeColumn } from '#shared/domain/badgeFormat.ts';
import { readPart } from '#shared/formats/badge/apply.ts';
import { visibleOf } from '#shared/formats/badge/visible.ts';
import classes from './Teach.module.css';

type State = 'read' | 'skip' | 'fixed' | 'wrong';

function stateOf(column: BadgeColumn, part: string): State {
  if (readPart(column, part) === null) return 'wrong';
  if (column.fixed !== undefined) return 'fixed';
  return column.field === null || part === '' ? 'skip' : 'read';
}

type Props = { readonly column: BadgeColumn; readonly part: string };

/** One part of a badge, with what is left out of it struck through; a part that its label cannot have is red. */
export function PartChip({ column, part }: Props) {
  const state = stateOf(column, part);
  const { prefix = '', suffix = '' } = column;
  const isCut = state === 'read' && prefix.length + suffix.length > 0;
  if (!isCut)
    return (
      <span className={classes['chip']} data-state={state}>
        {part === '' ? '∅' : visibleOf(part)}
      </span>
    );
  return (
    <span className={classes['chip']} data-state={state}>
      <span className={classes['cut']}>{visibleOf(part.slice(0, prefix.length))}</span>
      {visibleOf(part.slice(prefix.length, part.length - suffix.length))}
      <span className={classes['cut']}>{visibleOf(part.slice(part.length - suffix.length, suffix === '' ? 0 : undefined))}</span>
    </span>
  );
}
