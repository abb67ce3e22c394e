/** The only time limits, in milliseconds. They're for tests that hang; even a busy machine stays far below them. */

/** For waits within a test, such as for something to appear on a page. */
export const longestWait = 240_000
export const longestTest = 300_000
/** For preparations before a file's first test, such as a site that another file is building. */
export const longestHook = 600_000
/** For the end of the run, if a worker doesn't answer when it's told to stop. */
export const longestEnd = 120_000
