// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list stand by themselves: the ARIA grid pattern, not a table
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { CSSProperties, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Show } from '#shared/domain/show.ts';
import type { Sort } from '#renderer/data/searchCore.ts';
import { ariaSort, gridOf, NARROW_COLUMNS, nextSort } from './leadColumns.ts';
import type { LeadColumn } from './leadColumns.ts';
import classes from './LeadTable.module.css';
import { LeadTableRow } from './LeadTableRow.tsx';
import { setSort } from './leadView.ts';
import { useColumnLabel } from './useColumnLabel.ts';
import type { LeadWindow } from './useLeadWindow.ts';

/** Height of a row in px; the style sheet says the same. */
export const ROW_HEIGHT = 52;
/** Height of the sticky header in px. */
export const HEAD_HEIGHT = 40;

type Props = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly leads: LeadWindow;
  readonly columns: readonly LeadColumn[];
  readonly at: number;
  readonly sort: Sort;
  readonly show: Show;
  readonly now: number;
  readonly onOpen: (at: number) => void;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
};

const ARROW = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort } as const;

function Head({ columns, sort }: Pick<Props, 'columns' | 'sort'>) {
  const labelOf = useColumnLabel();
  return (
    <div role="row" aria-rowindex={1} className={classes['head']}>
      {columns.map((column, place) => {
        const sorted = ariaSort(column, sort);
        const Arrow = ARROW[sorted];
        const label = labelOf(column);
        const isSortable = column.sorts.length > 0;
        return (
          <div
            key={column.name}
            role="columnheader"
            aria-sort={isSortable ? sorted : undefined}
            className={`${classes['cell'] ?? ''} ${place < NARROW_COLUMNS ? '' : (classes['wide'] ?? '')}`}
          >
            {isSortable ? (
              <button type="button" className={classes['header']} onClick={() => setSort(nextSort(column, sort))}>
                {label} <Arrow size={14} aria-hidden />
              </button>
            ) : (
              <span className={classes['header']} title={label} aria-disabled>
                {label}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Widths of the columns for the style sheet: all of them, and those that a small window has room for. */
function widthsOf(columns: readonly LeadColumn[]): CSSProperties {
  const all = gridOf(columns);
  const few = gridOf(columns.slice(0, NARROW_COLUMNS));
  // names of our own, which the type of styles does not know
  return { '--lead-columns': all.template, '--lead-least': all.least, '--lead-few': few.template } as CSSProperties;
}

/** The leads in rows, of which only those in view exist: a hundred thousand scroll like ten. */
export function LeadTable({ scroller, virtual, leads, columns, at, sort, show, now, onOpen, onKeyDown }: Props) {
  const { t } = useTranslation();
  return (
    <div
      ref={scroller}
      id="lead-grid"
      role="grid"
      tabIndex={0}
      aria-label={t('leads.list')}
      aria-rowcount={leads.total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={`lead-row-${at}`}
      className={classes['grid']}
      style={widthsOf(columns)}
      data-testid="lead-grid"
      onKeyDown={onKeyDown}
    >
      <Head columns={columns} sort={sort} />
      <div role="rowgroup" className={classes['rows']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <LeadTableRow
            key={item.key}
            row={leads.rowAt(item.index)}
            columns={columns}
            at={item.index}
            top={item.start - HEAD_HEIGHT}
            isSelected={item.index === at}
            show={show}
            now={now}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}
