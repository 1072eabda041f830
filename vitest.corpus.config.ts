import { defineConfig } from 'vitest/config';

/** Tests over the corpus (BOOTHBOOK_CORPUS): one file at a time, each reads thousands of files. */
export default defineConfig({
  test: { include: ['test/corpus/**/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 600_000, fileParallelism: false },
});
