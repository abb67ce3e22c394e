/** Splits printed text into words, each with its enclosing elements, and compares them. Pure. */
import { diffArrays } from 'diff'
import type { Element, ElementContent } from 'hast'

export interface Word {
  /** A word, a punctuation mark, a line of code, or a picture's alternative text. */
  text: string
  /** White space before it. */
  gap: '' | ' ' | 'break'
  /** Enclosing elements within its block, outermost first. */
  around: readonly Element[]
  /** A picture, a video or a checkbox. */
  atom?: Element
}

/** Words that stay, come or go together. Unchanged words have their earlier versions in `before`. */
export interface Run {
  kind: 'same' | 'added' | 'removed'
  words: readonly Word[]
  before?: readonly Word[]
}

/** For scripts without spaces. Independent of the machine's locale. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
/** The segmenter is slow, so a pattern splits scripts with spaces, unless there are emoji. */
const needsDictionary =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]|[\p{Extended_Pictographic}\u200D]/u
const wordPattern = /\s+|[\p{L}\p{M}\p{N}_]+(?:(?:['’](?=\p{L})|(?<=\p{N})[.,:](?=\p{N}))[\p{L}\p{M}\p{N}_]+)*|./gu

function splitSegments(text: string): string[] {
  if (!needsDictionary.test(text)) return text.match(wordPattern) ?? []
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

const atoms = /^(img|picture|video|audio|input|svg)$/

export function splitWords(nodes: readonly ElementContent[]): Word[] {
  const words: Word[] = []
  let gap: Word['gap'] = ''
  const push = (word: Omit<Word, 'gap'>) => {
    words.push({ ...word, gap: words.length === 0 ? '' : gap })
    gap = ''
  }
  const visit = (node: ElementContent, around: readonly Element[]): void => {
    if (node.type === 'text')
      for (const segment of splitSegments(node.value))
        if (segment.trim() !== '') push({ text: segment, around })
        else if (gap === '') gap = ' '
    if (node.type !== 'element') return
    if (node.tagName === 'br') gap = 'break'
    else if (atoms.test(node.tagName)) push({ text: readAltText(node), around, atom: node })
    else for (const child of node.children) visit(child, [...around, node])
  }
  for (const node of nodes) visit(node, [])
  return words
}

/** Each line of code makes one word. */
export function splitLines(code: string): Word[] {
  return code
    .replace(/\s+$/, '')
    .split('\n')
    .map((line, index) => ({ text: line.trimEnd(), gap: index === 0 ? '' : 'break', around: [] }))
}

/** Texts that differ by more changes than this aren't compared word by word. */
const maxChanges = 1500

export function diffWords(before: readonly Word[], after: readonly Word[]): Run[] {
  const changes = diffArrays(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
    { maxEditLength: maxChanges },
  )
  if (!changes) return dropEmpty([toRemovedRun(before), toAddedRun(after)])
  let [old, now] = [0, 0]
  const runs = changes.map(({ added: isNew, removed: isOld, count }): Run => {
    const words = { before: before.slice(old, old + (isNew ? 0 : count)), after: after.slice(now, now + (isOld ? 0 : count)) }
    old += words.before.length
    now += words.after.length
    return isNew ? toAddedRun(words.after) : isOld ? toRemovedRun(words.before) : { kind: 'same', words: words.after, before: words.before }
  })
  return mergeRuns(runs)
}

export function joinWords(words: readonly Word[]): string {
  return words.map(({ text, gap }, index) => (index > 0 && gap !== '' ? ` ${text}` : text)).join('')
}

/** Length of the joined words. */
export function countCharacters(words: readonly Word[]): number {
  return words.reduce((sum, { text, gap }, index) => sum + text.length + (index > 0 && gap !== '' ? 1 : 0), 0)
}

/** Return the target of the word's link. */
export function findLinkAddress({ around }: Word): string | undefined {
  const link = around.findLast(({ tagName, properties }) => tagName === 'a' && properties['href'] !== undefined)
  return link && String(link.properties['href'])
}

export function isPunctuation({ text, atom }: Word): boolean {
  return atom === undefined && !/[\p{L}\p{N}]/u.test(text)
}

/**
 * Merge changes separated only by punctuation or short words that stayed by chance, as these would tear a sentence apart. Removed words
 * come before added ones.
 */
function mergeRuns(runs: readonly Run[]): Run[] {
  const done: Run[] = []
  let removals: Word[] = []
  let additions: Word[] = []
  const flush = () => {
    done.push(...dropEmpty([toRemovedRun(removals), toAddedRun(additions)]))
    removals = []
    additions = []
  }
  runs.forEach((run, index) => {
    if (run.kind === 'removed') removals.push(...run.words)
    else if (run.kind === 'added') additions.push(...run.words)
    else if (isKeptByChance(run, removals, additions, runs.slice(index + 1, index + 3))) {
      removals.push(...(run.before ?? []))
      additions.push(...run.words)
    } else {
      flush()
      done.push(run)
    }
  })
  flush()
  return done
}

function isKeptByChance({ words }: Run, removals: readonly Word[], additions: readonly Word[], next: readonly Run[]): boolean {
  // A line of code isn't a short word.
  const isShort = words.length <= 2 && words.every((word) => word.gap !== 'break' && (isPunctuation(word) || word.text.length <= 3))
  const following = next.flatMap((run) => (run.kind === 'same' ? [] : run.words))
  return isShort && removals.length >= 2 && additions.length >= 2 && next[0] !== undefined && following.length >= 2
}

function readAltText(element: Element): string {
  if (element.tagName === 'input') return element.properties['checked'] ? '☑' : '☐'
  const image =
    element.tagName === 'picture' ? element.children.find((child) => child.type === 'element' && child.tagName === 'img') : element
  return image?.type === 'element' ? String(image.properties['alt'] ?? image.properties['ariaLabel'] ?? '') : ''
}

function dropEmpty(runs: readonly Run[]): Run[] {
  return runs.filter(({ words }) => words.length > 0)
}

function toRemovedRun(words: readonly Word[]): Run {
  return { kind: 'removed', words }
}

function toAddedRun(words: readonly Word[]): Run {
  return { kind: 'added', words }
}
