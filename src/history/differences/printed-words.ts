/** Prints changed words as HTML: runs in ins and del, with the elements around the words. */
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { differencesText as text } from '../../words/differences.ts'
import { findPictureSource } from './blocks.ts'
import type { Run, Word } from './text-words.ts'

export function printRuns(runs: readonly Run[]): ElementContent[] {
  return runs.flatMap((run, index): ElementContent[] => {
    const printed = run.kind === 'same' ? printSame(run) : [markWords(run.kind, printWords(run.words, run.kind === 'removed'))]
    return [...(index === 0 ? [] : printGap(run.words[0])), ...printed]
  })
}

/** Add words for screen readers, as not all of them announce ins and del. */
function markWords(kind: 'added' | 'removed', children: readonly ElementContent[]): Element {
  const printSpoken = (words: string) => h('span', { class: 'sr-only' }, words)
  return h(kind === 'added' ? 'ins' : 'del', [printSpoken(text.words[kind]), ...children, printSpoken(text.words.end)])
}

/** Show both pictures if one replaced the other. */
function printSame({ words, before = words }: Run): ElementContent[] {
  const isOther = ({ atom }: Word, index: number) => {
    const old = before[index]?.atom
    return atom !== undefined && old !== undefined && findPictureSource(atom) !== findPictureSource(old)
  }
  const index = words.findIndex(isOther)
  if (index < 0) return printWords(words)
  const [old, now] = [before[index] as Word, words[index] as Word]
  const rest = { kind: 'same' as const, words: words.slice(index + 1), before: before.slice(index + 1) }
  return [
    ...printWords(words.slice(0, index)),
    ...printGap(index === 0 ? undefined : now),
    markWords('removed', printWords([old])),
    { type: 'text', value: ' ' },
    markWords('added', printWords([now])),
    ...(rest.words.length > 0 ? [...printGap(rest.words[0]), ...printSame(rest)] : []),
  ]
}

/** Links in removed text may be broken, so print just their words. */
export function printWords(words: readonly Word[], isRemoved = false): ElementContent[] {
  const root: Element = { type: 'element', tagName: 'div', properties: {}, children: [] }
  let open: { source: Element | undefined; element: Element }[] = [{ source: undefined, element: root }]
  words.forEach((word, index) => {
    const around = isRemoved ? word.around.filter(({ tagName }) => tagName !== 'a') : word.around
    const kept = around.findIndex((source, depth) => open[depth + 1]?.source !== source)
    open = open.slice(0, 1 + (kept < 0 ? around.length : kept))
    if (index > 0) open.at(-1)?.element.children.push(...printGap(word))
    for (const source of around.slice(open.length - 1)) {
      const element: Element = { ...source, properties: dropIds(source.properties), children: [] }
      open.at(-1)?.element.children.push(element)
      open.push({ source, element })
    }
    open.at(-1)?.element.children.push(word.atom ?? { type: 'text', value: word.text })
  })
  return root.children
}

export function printGap(word: Word | undefined): ElementContent[] {
  if (word === undefined || word.gap === '') return []
  return [word.gap === 'break' ? h('br') : { type: 'text', value: ' ' }]
}

/** Texts appear twice in a comparison, so drop ids and references to ids. */
export function dropIds({ id: _, name: __, ariaDescribedBy: ___, ariaLabelledBy: ____, ...properties }: Element['properties']) {
  return properties
}
