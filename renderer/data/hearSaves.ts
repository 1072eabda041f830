import type { Store } from './store.ts';

/** Calls `heard` with the rows of each save from now on. Answers what ends it. */
export function hearSaves({ onSaved }: Store, heard: Store['onSaved'][number]): () => void {
  onSaved.push(heard);
  return () => {
    const at = onSaved.indexOf(heard);
    if (at !== -1) onSaved.splice(at, 1);
  };
}
