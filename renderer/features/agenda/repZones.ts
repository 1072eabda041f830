import { createContext, use } from 'react';
import type { StaffId } from '#shared/domain/ids.ts';

/** Zones (IANA) of reps who work in another than the show's. */
export type RepZones = ReadonlyMap<StaffId, string>;

/** Gives the zones of reps to all that names a time. */
export const RepZonesContext = createContext<RepZones>(new Map());

/** The zones of reps, where one was set. */
export const useRepZones = (): RepZones => use(RepZonesContext);
