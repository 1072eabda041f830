import type { HistoryLine } from './history.ts';

/** A line of another laptop's history, as it was written there: `id` is `<laptop>.<number of the line>`, `laptop` its name. */
export type Heard = HistoryLine & { readonly id: string; readonly laptop: string };
