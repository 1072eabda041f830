import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import type { Store } from './store.ts';

const StoreContext = createContext<Store | null>(null);

/** Gives the open store to every screen below. */
export function StoreProvider({ store, children }: { readonly store: Store; readonly children: ReactNode }) {
  return <StoreContext value={store}>{children}</StoreContext>;
}

/** The open store. A screen outside a `StoreProvider` is a bug. */
export function useStore(): Store {
  const store = use(StoreContext);
  if (store === null) throw new Error('no store above this component');
  return store;
}
