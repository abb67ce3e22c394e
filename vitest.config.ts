import { defineConfig } from 'vitest/config'

/** A busy machine makes no test fail: these end only what never ends. No test has a limit of its own. */
const limits = { testTimeout: 300_000, hookTimeout: 600_000, expect: { poll: { timeout: 240_000, interval: 200 } } }

/** Its modules are loaded once for all files of a worker. */
const shared = { ...limits, isolate: false, setupFiles: ['./tests/clear-caches.ts'] }

/** Four kinds of tests: tables for pure functions, what the search finds, fixture handbooks that are built, pages in a real browser. */
export default defineConfig({
  test: {
    reporters: ['default', './tests/summary.ts'],
    globalSetup: ['./tests/shared-sites.ts'],
    maxWorkers: 2,
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], ...shared } },
      { test: { name: 'search', include: ['tests/search/**/*.test.ts'], ...shared } },
      { test: { name: 'build', include: ['tests/build/**/*.test.ts'], ...limits, sequence: { groupOrder: 1 } } },
      { test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], ...limits, sequence: { groupOrder: 2 } } },
    ],
  },
})
