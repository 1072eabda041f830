import { defineConfig } from 'vitest/config';

/** Tests against real servers on this machine: one file at a time, each takes as long as its server. */
export default defineConfig({
  test: { include: ['test/servers/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000, fileParallelism: false },
});
