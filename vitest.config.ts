import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/arch/**/*.test.ts'],
    testTimeout: 20_000,
    maxWorkers: 2,
  },
});
