import { Button, Stack, Text } from '@mantine/core';
import { IconSearchOff, IconUsersGroup } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Heat } from '#shared/domain/stage.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Search } from '#renderer/data/search.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useMinute } from '#renderer/data/useNow.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { ActiveFilters } from './ActiveFilters.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { discardFromList } from './discardFromList.tsx';
import { FilterBar } from './FilterBar.tsx';
import { filtersAt } from './filterParts.ts';
import { shownColumns } from './leadColumns.ts';
import { LeadTable } from './LeadTable.tsx';
import { clearView, isNarrowed, selectRow, useLeadView } from './leadView.ts';
import { MoreFilters } from './MoreFilters.tsx';
import { SearchField } from './SearchField.tsx';
import { useLeadList } from './useLeadList.ts';
import { useListKeys } from './useListKeys.ts';

type Props = {
  readonly search: Search;
  readonly show: Show;
  /** Columns of the list as chosen on this laptop. */
  readonly columns: readonly string[] | undefined;
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
export function LeadsScreen({ search, show, columns: chosen, onOpen, onRate, onCapture }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const view = useLeadView();
  const field = useRef<HTMLInputElement>(null);
  const { text, filters, sort } = view;
  const [panel, setPanel] = useState<'filters' | 'columns' | null>(null);
  const now = useMinute();
  const columns = useMemo(() => shownColumns(chosen, show), [chosen, show]);
  const list = useLeadList(search, { showId: show.id, text, filters: filtersAt(filters, now), sort }, onOpen);
  const { leads, at, row, move, open } = list;
  const panelOf = (name: 'filters' | 'columns') => ({
    isOpen: panel === name,
    onToggle: (isOpen: boolean) => setPanel(isOpen ? name : null),
  });
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
    filters: () => setPanel('filters'),
    columns: () => setPanel('columns'),
  });
  const hint = (
    <Text component="output" aria-live="polite" c="dimmed" data-testid="lead-count">
      {leads.isLoaded ? t('leads.found', { count: leads.total, shown: formatNumber(leads.total) }) : t('leads.loading')}
    </Text>
  );
  const actions = (
    <>
      <SearchField field={field} onMove={move} onOpen={() => open(at)} />
      <MoreFilters search={search} show={show} version={leads.version} {...panelOf('filters')} />
      <ColumnChooser show={show} shown={columns} {...panelOf('columns')} />
    </>
  );
  return (
    <Page title={t('leads.title')} hint={hint} isWide actions={actions}>
      <Stack gap="xs" h="100%">
        <FilterBar show={show} counts={leads.counts} />
        <ActiveFilters search={search} show={show} version={leads.version} now={now} />
        {leads.isLoaded && leads.total === 0 ? (
          <Nothing isNarrow={isNarrowed(view)} onCapture={onCapture} />
        ) : (
          <LeadTable
            scroller={list.scroller}
            virtual={list.virtual}
            leads={leads}
            columns={columns}
            at={at}
            sort={sort}
            show={show}
            now={now}
            onOpen={open}
            onKeyDown={list.onKeyDown}
          />
        )}
      </Stack>
    </Page>
  );
}
