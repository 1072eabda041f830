import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NONE, add } from './bootstrap/counts.mjs';
import { repoCache } from './bootstrap/place.mjs';

/** Sums what the named scripts counted. One that left no count died on the way: it counts as a failure. */
const total = process.argv.slice(2).reduce((sum, name) => {
  const file = join(repoCache, 'counts', `${name}.json`);
  return add(sum, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 1 });
}, NONE);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
