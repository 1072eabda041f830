const times = Number(process.env['BOOTHBOOK_RUNS'] ?? 1);

/** So many runs of a property whose single run is dear, in every `npm test`; BOOTHBOOK_RUNS=10 makes ten times as many of each. */
export const runs = (count: number): { readonly numRuns: number } => ({ numRuns: Math.ceil(count * times) });
