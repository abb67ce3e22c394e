import { defineConfig } from 'vitest/config'
import { longestEnd, longestHook, longestTest, longestWait } from './tests/limits.ts'

const limits = { testTimeout: longestTest, hookTimeout: longestHook, expect: { poll: { timeout: longestWait, interval: 200 } } }

/**
 * The files of a worker share its process, so that it loads modules once. Node loads them, not Vite, which would transform the whole
 * program for each kind of tests. So there are no mocked modules.
 */
const shared = {
  ...limits,
  isolate: false,
  experimental: { viteModuleRunner: false, nodeLoader: false },
  setupFiles: ['./tests/clear-caches.ts'],
}

/** Four kinds of tests: tables for pure functions, what the search finds, fixture handbooks that are built, pages in a real browser. */
export default defineConfig({
  test: {
    reporters: ['default', './tests/summary.ts'],
    globalSetup: ['./tests/shared-sites.ts'],
    maxWorkers: 2,
    teardownTimeout: longestEnd,
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], ...shared } },
      { test: { name: 'search', include: ['tests/search/**/*.test.ts'], ...shared } },
      { test: { name: 'build', include: ['tests/build/**/*.test.ts'], ...shared } },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          ...shared,
          globalSetup: ['./tests/shared-browser.ts'],
        },
      },
    ],
  },
})
