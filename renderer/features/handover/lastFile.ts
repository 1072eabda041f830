import { create } from 'zustand';
import type { LeadId } from '#shared/domain/ids.ts';

/** Leads of the last file of this run of the program, row by row: for readers of files that name nothing but the row. */
export const useLastFile = create<{ rows: readonly LeadId[] }>(() => ({ rows: [] }));
