import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import type { Search } from './search.ts';

const SearchContext = createContext<Search | null>(null);

/** Gives the search index to every screen below. */
export function SearchProvider({ search, children }: { readonly search: Search; readonly children: ReactNode }) {
  return <SearchContext value={search}>{children}</SearchContext>;
}

/** The search index. A screen outside a `SearchProvider` is a bug. */
export function useSearch(): Search {
  const search = use(SearchContext);
  if (search === null) throw new Error('no search above this component');
  return search;
}
