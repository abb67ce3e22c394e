/** Ends the run with one plain line: `N passed, N failed`. */
import type { Reporter, TestModule } from 'vitest/node'

export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    let passed = 0
    let failed = 0
    for (const module of modules) {
      const before = passed + failed
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed') passed++
        else if (state === 'failed') failed++
      }
      // A file that failed to load has no tests, but counts as failed.
      if (passed + failed === before && module.state() === 'failed') failed++
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
  }
}
