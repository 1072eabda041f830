import { NONE, add, countsOf, tell } from './bootstrap/counts.mjs';

/** Sums what the named scripts counted, and names all that failed. */
process.exitCode = tell(process.argv.slice(2).map(countsOf).reduce(add, NONE));
