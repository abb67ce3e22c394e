/** Suggests valid values similar to what someone typed. */
import { distance } from 'fastest-levenshtein'

/** Returns plausible candidates, nearest first; ties in the candidates' order. */
export function nearest(value: string, candidates: Iterable<string>, maxCount = 3): string[] {
  if (/^\d+(\.\d+)+$/.test(value)) return nearestVersions(value, candidates, maxCount)
  const wanted = value.toLowerCase()
  const limit = wanted.length <= 3 ? 1 : Math.max(2, Math.floor(wanted.length / 3))
  const scored: { candidate: string; score: number }[] = []
  for (const candidate of new Set(candidates)) {
    const text = candidate.toLowerCase()
    if (Math.abs(text.length - wanted.length) > limit && !text.includes(wanted) && !wanted.includes(text)) continue
    const edits = distance(wanted, text)
    const contained = isPartOf(wanted, text) || isPartOf(text, wanted)
    if (edits <= limit) scored.push({ candidate, score: edits })
    else if (contained) scored.push({ candidate, score: limit + 1 })
  }
  return scored
    .sort((a, b) => a.score - b.score)
    .slice(0, maxCount)
    .map((each) => each.candidate)
}

/** Whether a text is at least half of another, or one of its words. Less could be chance. */
function isPartOf(part: string, whole: string): boolean {
  if (part.length <= 2 || !whole.includes(part)) return false
  return part.length * 2 >= whole.length || whole.split(/[^\p{L}\p{N}]+/u).includes(part)
}

/** Whether one name may be a misspelling of another. Stricter than `nearest`: with a third of the letters different, it's another word. */
export function isAlike(value: string, other: string): boolean {
  const [a, b] = [value.toLowerCase(), other.toLowerCase()]
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  const isMostOfIt = shorter.length * 2 >= longer.length && longer.includes(shorter)
  return isMostOfIt || distance(a, b) <= Math.max(1, Math.floor(a.length / 4))
}

/** Compares versions by number, not by digits: 2.35 is close to 2.34, not to 2.15. */
function nearestVersions(value: string, candidates: Iterable<string>, maxCount: number): string[] {
  const numbers = (version: string) => version.split('.').map(Number)
  const [major = 0, minor = 0, patch = 0] = numbers(value)
  const apart = (version: string) => {
    const [, otherMinor = 0, otherPatch = 0] = numbers(version)
    return Math.abs(otherMinor - minor) * 1000 + Math.abs(otherPatch - patch)
  }
  return [...new Set(candidates)]
    .filter((each) => /^\d+(\.\d+)+$/.test(each) && numbers(each)[0] === major)
    .toSorted((a, b) => apart(a) - apart(b))
    .slice(0, maxCount)
}

/** Whether the first suggestion is certain: one typo away, or two in a long word, and closer than the second. */
export function isCertain(value: string, [first, second]: readonly string[]): boolean {
  // A number that differs by one digit is another number, not a typo.
  if (first === undefined || value.length < 4 || /^[\d.]+$/.test(value)) return false
  // Two letters more or fewer make another word: active, inactive.
  if (Math.abs(first.length - value.length) > 1) return false
  const typos = countTypos(value, first)
  return typos <= (value.length >= 8 ? 2 : 1) && (second === undefined || countTypos(value, second) > typos)
}

/** Counts the edits between two texts. Two swapped letters are one. */
function countTypos(a: string, b: string): number {
  const edits = distance(a, b)
  const sorted = (text: string) => [...text].sort().join('')
  return edits === 2 && a.length === b.length && sorted(a) === sorted(b) ? 1 : edits
}

/** Returns "Did you mean …?" for the first suggestion, or the fallback. */
export function didYouMean(suggestions: readonly string[], fallback?: string): string | undefined {
  return suggestions[0] === undefined ? fallback : `Did you mean "${suggestions[0]}"?`
}

/** Formats a list for a sentence: `"a", "b", … (12 in all)`. */
export function listOf(values: readonly string[], maxCount = 8): string {
  const shown = values.slice(0, maxCount).map((each) => `"${each}"`)
  return values.length > maxCount ? `${shown.join(', ')}, … (${values.length} in all)` : shown.join(', ')
}

/** Adds a capitalized article, to begin a sentence: `An area`, `A page`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'An' : 'A'} ${noun}`
}
