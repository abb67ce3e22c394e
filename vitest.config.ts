import { defineConfig } from 'vitest/config'

/** A busy machine makes no test fail: these end only what never ends. */
const testTimeout = 300_000
const hookTimeout = 600_000

/** Four kinds of tests: tables for pure functions, what the search finds, fixture handbooks that are built, pages in a real browser. */
export default defineConfig({
  test: {
    reporters: ['default', './tests/summary.ts'],
    globalSetup: ['./tests/shared-sites.ts'],
    // What builds or draws is another process, so that a worker mostly waits.
    maxWorkers: 3,
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout, hookTimeout } },
      {
        test: {
          name: 'search',
          include: ['tests/search/**/*.test.ts'],
          testTimeout,
          hookTimeout,
        },
      },
      {
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          testTimeout,
          hookTimeout,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout,
          hookTimeout,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
