// Which Node versions can run what. Runs on plain Node ≥ 14, since it must reject old versions.

/** Oldest Node that `npm start` and `npm test` support. They install a newer one for the project itself. */
export const oldestToInstall = '20.0.0'

/** Oldest Node that can run the commands itself. A test builds a handbook on exactly this version. */
export const oldestToRun = '22.18.0'

/** The Node that's installed where the machine's can't run the commands. That of the `node` package, which develops the program. */
export const bringableNode = '24.21.0'

/** Whether a Node runs TypeScript without a flag, and so the commands. 22.18 and 23.6 were the first. */
export function canRun(version) {
  return isAtLeast(version, '23.6.0') || (version.startsWith('22.') && isAtLeast(version, oldestToRun))
}

/** Returns why a Node can't even install the project; undefined if it can. */
export function refuseToInstall(version) {
  return isAtLeast(version, oldestToInstall)
    ? undefined
    : `Node ${version} is too old. Install Node ${oldestToInstall.split('.')[0]} or newer from https://nodejs.org and try again.`
}

function isAtLeast(version, minimum) {
  const [a, b] = [version, minimum].map((text) => text.split('.').map(Number))
  const index = b.findIndex((part, at) => part !== a[at])
  return index === -1 || a[index] > b[index]
}
