/**
 * Keeps texts from the engine that would crash or hang it. Its MDX parser recurses, and a stack overflow kills the process without a
 * message. Measured with satteri 0.10.5 and a stack of 8 MB: 2,000 levels of brackets pass, 8,000 don't. Each unclosed tag in an
 * expression doubles the parse time.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A text with at most this many nesting characters can't be too deep. The most in this handbook is 358. */
const maxHarmless = 1500
/** Deeper texts are rejected without a trial, whose time is quadratic in open tags. */
const maxOpen = 1000

/** Characters and words that can nest expressions, tags and imports. */
const nesting = /[[({<`?=]|\bnew\b/g

/** A line with 500 or more nested blockquote and list markers: the engine's time to make HTML is quadratic in them. */
const deepContainers = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){500}.*/gm

/** Dashes or stars alone are a thematic break. */
const rule = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/

/** Returns the offset of what would crash or hang the engine; undefined if the text can be read. */
export function findUnreadable(text: string, isMdx: boolean): number | undefined {
  for (const { 0: line, index } of text.matchAll(deepContainers)) if (!rule.test(line)) return index
  if (!isMdx || !(hasMoreThan(maxHarmless, text) || hasManyOpenTags(text))) return undefined
  const { open, offset } = findDeepest(text)
  return open > maxOpen || !passesTrial(text) ? offset : undefined
}

function hasMoreThan(limit: number, text: string): boolean {
  let count = 0
  for (const _ of text.matchAll(nesting)) if (++count > limit) return true
  return false
}

/** Up to this many unclosed tags cost no noticeable time. */
const maxOpenTags = 10

/** Whether more tags than that are open at the same time after a brace, whatever they're in. */
function hasManyOpenTags(text: string): boolean {
  const brace = text.indexOf('{')
  let open = 0
  // A tag with braces may continue after what looks like its end, so it counts as open.
  if (brace >= 0)
    for (const [token] of text.slice(brace).matchAll(/<\/|<[\w$.:-]+(?:"[^"]*"|'[^']*'|[^"'<>{])*\/>|<(?=[\w$>])/g)) {
      if (token === '<') open++
      else if (token === '</') open = Math.max(0, open - 1)
      if (open > maxOpenTags) return true
    }
  return false
}

/** Finds where the most brackets and tags are open, whatever they're in. It's approximate, but good enough for a report. */
function findDeepest(text: string): { open: number; offset: number } {
  let open = 0
  let deepest = { open: 0, offset: 0 }
  for (const { 0: token, index } of text.matchAll(/[[({]|[\])}]|<\/?(?=[\w>])|\/>/g)) {
    open = /^[[({<]$/.test(token) ? open + 1 : Math.max(0, open - 1)
    if (open > deepest.open) deepest = { open, offset: index }
    if (open > maxOpen) break
  }
  return deepest
}

/** By text: the outcome never changes. */
const trials = new Map<string, boolean>()
const maxTrials = 100

/** Parses the text in another process, with a quarter of the usual stack and half a second of CPU time. */
function passesTrial(text: string): boolean {
  const known = trials.get(text)
  if (known !== undefined) return known
  const program = fileURLToPath(new URL('./trial.ts', import.meta.url))
  const isRead = spawnSync(process.execPath, [program], { input: text, stdio: ['pipe', 'ignore', 'ignore'] }).status === 0
  if (trials.size >= maxTrials) trials.clear()
  trials.set(text, isRead)
  return isRead
}
