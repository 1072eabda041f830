// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a virtual list stand by themselves: the ARIA grid pattern, not a table
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Show } from '#shared/domain/show.ts';
import type { Sort } from '#renderer/data/searchCore.ts';
import { ariaSort, LEAD_COLUMNS, nextSort } from './leadColumns.ts';
import classes from './LeadTable.module.css';
import { LeadTableRow } from './LeadTableRow.tsx';
import { setSort } from './leadView.ts';
import type { LeadWindow } from './useLeadWindow.ts';

/** Height of a row in px; the style sheet says the same. */
export const ROW_HEIGHT = 52;
/** Height of the sticky header in px. */
export const HEAD_HEIGHT = 40;

type Props = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly leads: LeadWindow;
  readonly at: number;
  readonly sort: Sort;
  readonly show: Show;
  readonly onOpen: (at: number) => void;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
};

const ARROW = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort } as const;
const NARROW = new Set(['name', 'company', 'heat', 'stage']);

function Head({ sort }: { readonly sort: Sort }) {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={1} className={classes['head']}>
      {LEAD_COLUMNS.map((column) => {
        const sorted = ariaSort(column, sort);
        const Arrow = ARROW[sorted];
        const label = t(`leads.column.${column.name}`);
        const isSortable = column.sorts.length > 0;
        return (
          <div
            key={column.name}
            role="columnheader"
            aria-sort={isSortable ? sorted : undefined}
            className={NARROW.has(column.name) ? undefined : classes['wide']}
          >
            {isSortable ? (
              <button type="button" className={classes['header']} onClick={() => setSort(nextSort(column, sort))}>
                {label} <Arrow size={14} aria-hidden />
              </button>
            ) : (
              <span className={classes['header']} aria-disabled>
                {label}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** The leads in rows, of which only those in view exist: a hundred thousand scroll like ten. */
export function LeadTable({ scroller, virtual, leads, at, sort, show, onOpen, onKeyDown }: Props) {
  const { t } = useTranslation();
  return (
    <div
      ref={scroller}
      id="lead-grid"
      role="grid"
      tabIndex={0}
      aria-label={t('leads.list')}
      aria-rowcount={leads.total + 1}
      aria-colcount={LEAD_COLUMNS.length}
      aria-activedescendant={`lead-row-${at}`}
      className={classes['grid']}
      data-testid="lead-grid"
      onKeyDown={onKeyDown}
    >
      <Head sort={sort} />
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => (
          <LeadTableRow
            key={item.key}
            row={leads.rowAt(item.index)}
            at={item.index}
            top={item.start - HEAD_HEIGHT}
            isSelected={item.index === at}
            show={show}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}
