import { configureGlobal } from 'fast-check';

/**
 * Property tests try the same cases in every run, so that a commit is judged by itself and not by luck. `BOOTHBOOK_SEED` asks for others
 * (a number, or `any` for new ones each time): what they find gets a test by name.
 */
const asked = process.env['BOOTHBOOK_SEED'] ?? '20261123';
if (asked !== 'any') configureGlobal({ seed: Number(asked) });
