import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/servers/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // one Odoo, one PostgreSQL: one file after the other
    fileParallelism: false,
  },
});
