import { Button, Stack, Text } from '@mantine/core';
import { IconSearchOff, IconUsersGroup } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Heat } from '#shared/domain/stage.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Search } from '#renderer/data/search.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatNumber } from '#renderer/i18n/format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { discardFromList } from './discardFromList.tsx';
import { FilterBar } from './FilterBar.tsx';
import { HEAD_HEIGHT, LeadTable, ROW_HEIGHT } from './LeadTable.tsx';
import { clearView, isNarrowed, selectRow, useLeadView } from './leadView.ts';
import { SearchField } from './SearchField.tsx';
import { offsetFor, useLeadWindow } from './useLeadWindow.ts';
import { useListKeys } from './useListKeys.ts';

type Props = {
  readonly search: Search;
  readonly show: Show;
  readonly onOpen: (id: LeadId) => void;
  readonly onRate: (id: LeadId, heat: Heat) => void;
  readonly onCapture: () => void;
};

function Nothing({ isNarrow, onCapture }: { readonly isNarrow: boolean; readonly onCapture: () => void }) {
  const { t } = useTranslation();
  return isNarrow ? (
    <EmptyState icon={<IconSearchOff size={34} />} title={t('leads.none.title')} text={t('leads.none.text')}>
      <Button onClick={clearView}>{t('leads.clearAll')}</Button>
    </EmptyState>
  ) : (
    <EmptyState icon={<IconUsersGroup size={34} />} title={t('leads.empty.title')} text={t('leads.empty.text')}>
      <Button onClick={onCapture}>{t('app.capture')}</Button>
    </EmptyState>
  );
}

/** All leads of a show: found as you type, narrowed, sorted, rated, opened and discarded by keys. */
export function LeadsScreen({ search, show, onOpen, onRate, onCapture }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const view = useLeadView();
  const scroller = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [offset, setOffset] = useState(0);
  const { text, filters, sort } = view;
  const leads = useLeadWindow(search, { showId: show.id, text, filters, sort }, offset);
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
  const discard = (): void => {
    if (row === undefined) return;
    selectRow(at, leads.rowAt(at + 1)?.id ?? null);
    void discardFromList(store, row.id, row.name);
  };
  useListKeys({
    move,
    open: () => open(at),
    rate: (heat) => row !== undefined && onRate(row.id, heat),
    discard,
    search: () => field.current?.select(),
  });
  const pages: Readonly<Record<string, number>> = { PageDown: 10, PageUp: -10, Home: -leads.total, End: leads.total };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const rows = pages[event.key];
    if (rows === undefined) return;
    event.preventDefault();
    move(rows);
  };
  const hint = (
    <Text component="output" aria-live="polite" c="dimmed" data-testid="lead-count">
      {leads.isLoaded ? t('leads.found', { count: leads.total, shown: formatNumber(leads.total) }) : t('leads.loading')}
    </Text>
  );
  return (
    <Page title={t('leads.title')} hint={hint} isWide actions={<SearchField field={field} onMove={move} onOpen={() => open(at)} />}>
      <Stack gap="xs" h="100%">
        <FilterBar show={show} counts={leads.counts} />
        {leads.isLoaded && leads.total === 0 ? (
          <Nothing isNarrow={isNarrowed(view)} onCapture={onCapture} />
        ) : (
          <LeadTable
            scroller={scroller}
            virtual={virtual}
            leads={leads}
            at={at}
            sort={sort}
            show={show}
            onOpen={open}
            onKeyDown={onKeyDown}
          />
        )}
      </Stack>
    </Page>
  );
}
