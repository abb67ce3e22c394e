/** The only limits in time, in milliseconds. They end what never ends; what is slow on a busy machine stays far below them. */

/** For what is waited for within a test: that something appears on a page, say. */
export const longestWait = 240_000
export const longestTest = 300_000
/** For what is made before the first test of a file, such as a site that another file builds. */
export const longestHook = 600_000
/** For the end of the run: a worker that doesn't answer when it is told to stop holds it up for this long. Vitest gives it a minute anyway. */
export const longestEnd = 60_000
