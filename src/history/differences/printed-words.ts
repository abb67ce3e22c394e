/** Prints changed words as HTML: runs in ins and del, with the elements around the words. */
import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { differencesText as text } from '../../words/differences.ts'
import { sourceOf } from './blocks.ts'
import type { Run, Word } from './text-words.ts'

export function printRuns(runs: readonly Run[]): ElementContent[] {
  return runs.flatMap((run, index): ElementContent[] => {
    const printed = run.kind === 'same' ? sameWords(run) : [marked(run.kind, printWords(run.words, run.kind === 'removed'))]
    return [...(index === 0 ? [] : gapBefore(run.words[0])), ...printed]
  })
}

/** Add words for screen readers, as not all of them announce ins and del. */
function marked(kind: 'added' | 'removed', children: readonly ElementContent[]): Element {
  const said = (words: string) => h('span', { class: 'sr-only' }, words)
  return h(kind === 'added' ? 'ins' : 'del', [said(text.words[kind]), ...children, said(text.words.end)])
}

/** Show both pictures if one replaced the other. */
function sameWords({ words, before = words }: Run): ElementContent[] {
  const isOther = ({ atom }: Word, index: number) => {
    const old = before[index]?.atom
    return atom !== undefined && old !== undefined && sourceOf(atom) !== sourceOf(old)
  }
  const place = words.findIndex(isOther)
  if (place < 0) return printWords(words)
  const [old, now] = [before[place] as Word, words[place] as Word]
  const rest = { kind: 'same' as const, words: words.slice(place + 1), before: before.slice(place + 1) }
  return [
    ...printWords(words.slice(0, place)),
    ...gapBefore(place === 0 ? undefined : now),
    marked('removed', printWords([old])),
    { type: 'text', value: ' ' },
    marked('added', printWords([now])),
    ...(rest.words.length > 0 ? [...gapBefore(rest.words[0]), ...sameWords(rest)] : []),
  ]
}

/** Links in removed text may be broken, so print just their words. */
export function printWords(words: readonly Word[], isGone = false): ElementContent[] {
  const root: Element = { type: 'element', tagName: 'div', properties: {}, children: [] }
  let open: { source: Element | undefined; element: Element }[] = [{ source: undefined, element: root }]
  words.forEach((word, index) => {
    const around = isGone ? word.around.filter(({ tagName }) => tagName !== 'a') : word.around
    const kept = around.findIndex((source, depth) => open[depth + 1]?.source !== source)
    open = open.slice(0, 1 + (kept < 0 ? around.length : kept))
    if (index > 0) open.at(-1)?.element.children.push(...gapBefore(word))
    for (const source of around.slice(open.length - 1)) {
      const element: Element = { ...source, properties: plainProperties(source.properties), children: [] }
      open.at(-1)?.element.children.push(element)
      open.push({ source, element })
    }
    open.at(-1)?.element.children.push(word.atom ?? { type: 'text', value: word.text })
  })
  return root.children
}

export function gapBefore(word: Word | undefined): ElementContent[] {
  if (word === undefined || word.gap === '') return []
  return [word.gap === 'break' ? h('br') : { type: 'text', value: ' ' }]
}

/** Texts appear twice in a comparison, so drop ids and references to ids. */
export function plainProperties({ id: _, name: __, ariaDescribedBy: ___, ariaLabelledBy: ____, ...properties }: Element['properties']) {
  return properties
}
