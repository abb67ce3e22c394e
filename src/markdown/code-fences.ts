/** Code fences with their language and meta string: ```` ```yaml title="people.yaml" {2,4-5} ````. */
import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Nodes } from 'mdast'
import type { Prepared } from './dialects/prepared.ts'
import { readMarkdown, type Text } from './engine.ts'

export interface Fence {
  code: string
  /** Empty if there is none. */
  language: string
  title?: string
  /** Line numbers to highlight, from 1. */
  marked: ReadonlySet<number>
}

/** Meta strings by language and code, in the order of the text. The HTML tree doesn't keep them. */
export type FenceMetas = Map<string, string[]>

/** Returns an empty map if no fence has a meta string. */
export function readFenceMetas(request: Text, prepared?: Prepared): FenceMetas {
  const metas: FenceMetas = new Map()
  if (!/^[ \t>*+-]*(`{3,}(?!`)|~{3,}(?!~))[^\s`]+[ \t]+\S/m.test(request.text)) return metas
  const root = readMarkdown(request, prepared)
  const stack: Nodes[] = root ? [root] : []
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'code' && node.lang) {
      const key = fenceKey(node.lang, node.value)
      const known = metas.get(key)
      if (known) known.push(node.meta ?? '')
      else metas.set(key, [node.meta ?? ''])
    }
    if ('children' in node) for (const child of node.children.toReversed()) stack.push(child)
  }
  return metas
}

/** Returns the fence that a `pre` was made from; undefined for any other element. */
export function readFence(pre: ElementContent, metas: FenceMetas): Fence | undefined {
  if (pre.type !== 'element' || pre.tagName !== 'pre' || pre.children.length !== 1) return undefined
  const [inside] = pre.children
  const text = inside?.type === 'element' && inside.tagName === 'code' ? inside.children[0] : undefined
  if (inside?.type !== 'element' || text?.type !== 'text' || inside.children.length !== 1) return undefined
  const language = /\blanguage-(\S+)/.exec(String(inside.properties['className'] ?? ''))?.[1] ?? ''
  const code = text.value.replace(/\n$/, '')
  const meta = metas.get(fenceKey(language, code))?.shift() ?? ''
  // VitePress writes `[config.js]`.
  const title = /\btitle=(?:"([^"]+)"|'([^']+)')|^\[([^\]]+)\]/.exec(meta)
  return { code, language, marked: parseMarkedLines(meta), ...(title && { title: title[1] ?? title[2] ?? title[3] ?? '' }) }
}

/** Writes title and highlighted lines as a meta string. */
export function formatFenceMeta({ title, marked }: Fence): string {
  return [
    ...(title === undefined ? [] : [`title="${title.replaceAll('"', "'")}"`]),
    ...(marked.size > 0 ? [`{${[...marked].join(',')}}`] : []),
  ].join(' ')
}

/** Wraps code that has a title in a figure with a caption. */
export function addCaption(title: string | undefined, content: ElementContent): ElementContent {
  return title === undefined ? content : h('figure', { class: 'code' }, [h('figcaption', title), content])
}

/** `{2,4-5}` means lines 2, 4 and 5. */
function parseMarkedLines(meta: string): Set<number> {
  const ranges = /\{([\d,\s-]+)\}/.exec(meta)?.[1]?.split(',') ?? []
  return new Set(
    ranges.flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map(Number)
      return Array.from({ length: Math.max(0, Math.min(last - first + 1, 1000)) }, (_, index) => first + index)
    }),
  )
}

function fenceKey(language: string, code: string): string {
  return `${language}\n${code.replace(/\n$/, '')}`
}
