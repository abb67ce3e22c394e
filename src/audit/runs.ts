/** Readable runs in arbitrary bytes, like `strings` finds them, in UTF-8 and UTF-16. Pure. */

/** Shorter runs are chance. */
const shortest = 4

export function runsOf(bytes: Buffer): string[] {
  return [...runsIn(bytes.toString('utf8')), ...(bytes.includes(0) ? runsIn(bytes.toString('utf16le')) : [])]
}

function runsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}\p{P}\p{S} \t\r\n]+/gu)?.filter((run) => run.length >= shortest && !run.includes('\uFFFD')) ?? []
}
