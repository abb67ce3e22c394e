/** The entries as forms were opened with them, to tell what a writer changed from what someone else did. */
import { randomBytes } from 'node:crypto'
import { lastValue, recentValues } from '../plain/caches.ts'

/** Letters of all of them; a large handbook has some 5 million. */
const maxLetters = 50_000_000
const served = recentValues<string>(maxLetters, (text) => text.length)

export function keepServed(version: string, text: string): void {
  served.set(version, text)
}

/** The text of a version; undefined if it's too long ago, or from before the server was started. */
export function servedText(version: string): string | undefined {
  return served.get(version)?.value
}

const commit = lastValue<string>()

/**
 * An id for the state of all entries. Browsers keep what they read under it, together with what they wrote, so a state that comes back gets
 * another one, as a commit does.
 */
export function commitOf(state: string): string {
  const known = commit.get(state)
  if (known !== undefined) return known
  const id = randomBytes(20).toString('hex')
  commit.set(state, id)
  return id
}
