/** Readable runs in arbitrary bytes, like `strings` finds them, in UTF-8 and UTF-16. Pure. */

/** Shorter runs are chance. */
const minRunLength = 4

export function findReadableRuns(bytes: Buffer): string[] {
  return [...matchRuns(bytes.toString('utf8')), ...(bytes.includes(0) ? matchRuns(bytes.toString('utf16le')) : [])]
}

function matchRuns(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}\p{P}\p{S} \t\r\n]+/gu)?.filter((run) => run.length >= minRunLength && !run.includes('\uFFFD')) ?? []
}
