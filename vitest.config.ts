import { defineConfig } from 'vitest/config'

/** Four kinds of tests: tables for pure functions, what the search finds, fixture handbooks that are built, pages in a real browser. */
export default defineConfig({
  test: {
    reporters: ['default', './tests/summary.ts'],
    globalSetup: ['./tests/shared-sites.ts'],
    projects: [
      // A busy machine makes no test fail.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'search',
          include: ['tests/search/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      // Builds share the project's folder for generated files, so they run one at a time.
      {
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
