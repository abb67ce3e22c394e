/**
 * Keeps texts from the engine that would end the process, or hold it up for ever: its parser of MDX recurses, and where the stack
 * ends, so does the process, without a word. Measured with satteri 0.10.5 and a stack of 8 MB: 2,000 levels of brackets pass, 8,000
 * do not. Each tag in an expression that nothing closes doubles its time.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** So few signs cannot be nested deeply enough. The page of this handbook with the most has 358. */
const harmless = 1500
/** So many open at once are refused without a trial, which takes the square of them in tags. */
const mostOpen = 1000

/** Signs and words with which an expression, a tag or an import can be nested. */
const nesting = /[[({<`?=]|\bnew\b/g

/** So many marks of quotations and lists begin a line, one in the other: the engine takes the square of them to make HTML. */
const containers = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){500}.*/gm

/** Dashes and stars alone make a line across the page. */
const rule = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/

/** Offset of what would exhaust the stack of the engine, or hold it up; undefined if the text can be read. */
export function findUnreadable(text: string, isMdx: boolean): number | undefined {
  for (const { 0: line, index } of text.matchAll(containers)) if (!rule.test(line)) return index
  if (!isMdx || !(hasMoreThan(harmless, text) || hasOpenTags(text))) return undefined
  const { open, offset } = deepestPlace(text)
  return open > mostOpen || !isReadByTrial(text) ? offset : undefined
}

function hasMoreThan(deepest: number, text: string): boolean {
  let count = 0
  for (const _ of text.matchAll(nesting)) if (++count > deepest) return true
  return false
}

/** So many tags that nothing closes take no time to speak of. */
const fewTags = 10

/** Whether more tags than a few are open at once behind a brace, whatever they stand in. */
function hasOpenTags(text: string): boolean {
  const brace = text.indexOf('{')
  let open = 0
  // A tag with braces may go on behind a sign that seems to close it: it counts as open.
  if (brace >= 0)
    for (const [sign] of text.slice(brace).matchAll(/<\/|<[\w$.:-]+(?:"[^"]*"|'[^']*'|[^"'<>{])*\/>|<(?=[\w$>])/g)) {
      if (sign === '<') open++
      else if (sign === '</') open = Math.max(0, open - 1)
      if (open > fewTags) return true
    }
  return false
}

/** Where most brackets and tags are open, whatever they stand in: near enough to name a place. */
function deepestPlace(text: string): { open: number; offset: number } {
  let open = 0
  let most = { open: 0, offset: 0 }
  for (const { 0: sign, index } of text.matchAll(/[[({]|[\])}]|<\/?(?=[\w>])|\/>/g)) {
    open = /^[[({<]$/.test(sign) ? open + 1 : Math.max(0, open - 1)
    if (open > most.open) most = { open, offset: index }
    if (open > mostOpen) break
  }
  return most
}

/** By text; what a text does never changes. */
const trials = new Map<string, boolean>()
const mostTrials = 100

/** Lets another process read the text, with a quarter of the usual stack, and half a second of processor time. */
function isReadByTrial(text: string): boolean {
  const known = trials.get(text)
  if (known !== undefined) return known
  const program = fileURLToPath(new URL('./trial.ts', import.meta.url))
  const isRead = spawnSync(process.execPath, [program], { input: text, stdio: ['pipe', 'ignore', 'ignore'] }).status === 0
  if (trials.size >= mostTrials) trials.clear()
  trials.set(text, isRead)
  return isRead
}
