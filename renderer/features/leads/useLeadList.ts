import { useVirtualizer } from '@tanstack/react-virtual';
import type { Virtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Search } from '#renderer/data/search.ts';
import type { Question } from '#renderer/data/searchCore.ts';
import type { LeadRow } from '#renderer/data/searchRow.ts';
import { HEAD_HEIGHT, ROW_HEIGHT } from './LeadTable.tsx';
import { selectRow, useLeadView } from './leadView.ts';
import { offsetFor, useLeadWindow } from './useLeadWindow.ts';
import type { LeadWindow } from './useLeadWindow.ts';

/** The list as it is scrolled, and the row under the keys. */
export type LeadList = {
  readonly leads: LeadWindow;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly at: number;
  readonly row: LeadRow | undefined;
  /** Moves the keys by rows; beyond the ends they stay at the end. */
  readonly move: (rows: number) => void;
  readonly open: (place: number) => void;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
};

/** Follows a search in a list of which only what is in view exists. */
export function useLeadList(search: Search, question: Question, onOpen: (id: LeadId) => void): LeadList {
  const view = useLeadView();
  const scroller = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const leads = useLeadWindow(search, question, offset);
  // oxlint-disable-next-line react/incompatible-library -- we do not use the React compiler
  const virtual = useVirtualizer({
    count: leads.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    // the header lies above the rows, and over them once they scroll
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    onChange: ({ range }) => setOffset(offsetFor(range?.startIndex ?? 0)),
  });
  const held = leads.placeOf(view.selected);
  const at = Math.max(0, Math.min(held === -1 ? view.at : held, leads.total - 1));
  const row = leads.rowAt(at);
  const move = (rows: number): void => {
    const place = Math.max(0, Math.min(at + rows, leads.total - 1));
    selectRow(place, leads.rowAt(place)?.id ?? null);
    virtual.scrollToIndex(place, { align: 'auto' });
  };
  const open = (place: number): void => {
    const wanted = leads.rowAt(place);
    if (wanted === undefined) return;
    selectRow(place, wanted.id);
    onOpen(wanted.id);
  };
  const pages: Readonly<Record<string, number>> = { PageDown: 10, PageUp: -10, Home: -leads.total, End: leads.total };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const rows = pages[event.key];
    if (rows === undefined) return;
    event.preventDefault();
    move(rows);
  };
  return { leads, scroller, virtual, at, row, move, open, onKeyDown };
}
