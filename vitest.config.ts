import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const unit = ['test/unit/**/*.test.{ts,tsx}', 'test/arch/**/*.test.ts'];

/** Tests that put something else in the place of a module: in a process that had loaded it already, they would test the real one. */
const mocking = readdirSync('test/unit', { recursive: true, encoding: 'utf8' })
  .map((path) => join('test/unit', path).replaceAll('\\', '/'))
  .filter((path) => /\.test\.tsx?$/.test(path) && readFileSync(path, 'utf8').includes('vi.mock('));

const shared = {
  setupFiles: ['test/unit/seed.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
  restoreMocks: true,
  unstubGlobals: true,
  unstubEnvs: true,
};

/** A passphrase and a PIN cost a test less than a thief: who asks for the real cost by its `#electron/` name gets it. */
const cheap = {
  alias: [
    { find: './scryptCost.ts', replacement: resolve(import.meta.dirname, 'test/unit/cheapScrypt.ts') },
    { find: './pinCost.ts', replacement: resolve(import.meta.dirname, 'test/unit/cheapPin.ts') },
  ],
};

/**
 * Most test files run one after the other in two processes that stay: loading the same modules 200 times over cost more than half of
 * the time. A test file must therefore make its own stores and put back what it sets (mocks are put back for it).
 */
export default defineConfig({
  test: {
    projects: [
      { resolve: cheap, test: { ...shared, name: 'unit', include: unit, exclude: mocking, isolate: false, sequence: { groupOrder: 0 } } },
      { resolve: cheap, test: { ...shared, name: 'mocking', include: mocking, isolate: true, sequence: { groupOrder: 1 } } },
    ],
  },
});
