// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list stand by themselves: the ARIA grid pattern, not a table
import { memo } from 'react';
import type { Show } from '#shared/domain/show.ts';
import type { LeadRow } from '#renderer/data/searchRow.ts';
import { LeadCell } from './LeadCells.tsx';
import { NARROW_COLUMNS } from './leadColumns.ts';
import type { LeadColumn } from './leadColumns.ts';
import classes from './LeadTable.module.css';

type Props = {
  readonly row: LeadRow | undefined;
  readonly columns: readonly LeadColumn[];
  readonly at: number;
  readonly top: number;
  readonly isSelected: boolean;
  readonly show: Show;
  readonly now: number;
  readonly onOpen: (at: number) => void;
};

/** One lead of the list; empty for the blink in which its data is being fetched. */
export const LeadTableRow = memo(({ row, columns, at, top, isSelected, show, now, onOpen }: Props) => (
  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are those of the grid around it
  <div
    id={`lead-row-${at}`}
    role="row"
    tabIndex={-1}
    aria-rowindex={at + 2}
    aria-selected={isSelected}
    className={classes['row']}
    style={{ transform: `translateY(${top}px)` }}
    onClick={() => onOpen(at)}
  >
    {row !== undefined &&
      columns.map((column, place) => (
        <div
          key={column.name}
          role="gridcell"
          className={`${classes['cell'] ?? ''} ${place < NARROW_COLUMNS ? '' : (classes['wide'] ?? '')}`}
        >
          <LeadCell column={column} row={row} show={show} now={now} />
        </div>
      ))}
  </div>
));
LeadTableRow.displayName = 'LeadTableRow';
