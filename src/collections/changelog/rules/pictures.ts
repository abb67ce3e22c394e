/** Pictures sent to customers must have a text alternative. */
import { posix } from 'node:path'
import { positionsOf } from '../../../problems/positions.ts'
import { type Problem, problem, type Span } from '../../../problems/problem.ts'
import type { Entry } from '../../../graph/entry.ts'
import { entriesOf, type Graph } from '../../../graph/graph.ts'

export function checkPictures(graph: Graph): Problem[] {
  return [
    ...entriesOf(graph, 'changelog').flatMap((entry) => [...inList(entry), ...inText(entry)]),
    ...entriesOf(graph, 'releases').flatMap(inText),
  ]
}

function inList(entry: Entry<'changelog'>): Problem[] {
  return (entry.data.media ?? []).flatMap(({ src, alt, kind }, index) => {
    if (alt.trim() !== '') return []
    const isThere = (entry.written as { media?: Record<string, unknown>[] }).media?.[index]
    const span = isThere && 'alt' in isThere ? entry.keySpanOf(['media', index, 'alt']) : entry.spanOf(['media', index, 'src'])
    return [missing(entry, span, src, kind, 'alt: …')]
  })
}

function inText(entry: Entry): Problem[] {
  const images = entry.document.links.filter(({ kind, text, url }) => kind === 'image' && url !== '' && text.trim() === '')
  if (images.length === 0) return []
  const positions = positionsOf(entry.text)
  return images.map(({ start, end, url }) => missing(entry, positions.span(start, end), url, 'image', `![…](${posix.basename(url)})`))
}

function missing({ file }: Pick<Entry, 'file'>, span: Span, src: string, kind: string, form: string): Problem {
  return problem('alt-missing', file, span, `The ${kind} "${posix.basename(src)}" has no alt text.`, {
    hint: `Describe what it shows in one sentence: "${form}".`,
  })
}
