/** Unquoted texts that YAML reads only partly, because of a comment, tag or anchor in them. */
import { type Document, isPair, isScalar, isSeq, type Node, visit } from 'yaml'
import type { Path, Range } from './yaml-range.ts'

export interface CutText extends Range {
  path: Path
  /** The character that cuts it. */
  sign: '#' | '!' | '&'
  /** The part that's read; may be empty. */
  read: string
}

/** A comment with a space after its `#` is meant as one. Offsets in the text; the end is exclusive. */
export function findCutTexts(document: Document, text: string): CutText[] {
  const found: CutText[] = []
  if (!/[ \t]#[^\s#!]|[ \t][!&][^\s!&]/.test(text)) return found
  visit(document, {
    Scalar(key, node, ancestors) {
      const { type, source = '', range, anchor, tag } = node
      if (key === 'key' || type !== 'PLAIN' || !range) return
      const cut = (sign: CutText['sign'], start: number, end: number) =>
        found.push({ path: findPath(node, ancestors as readonly Node[]), sign, start, end, read: source })
      const isTagged = tag?.startsWith('!') === true || (anchor !== undefined && !text.includes(`*${anchor}`))
      const [before] = isTagged ? (/[!&][^\s!&][^\n]*$/.exec(readLineBefore(text, range[0])) ?? []) : []
      if (before !== undefined) cut(before.charAt(0) as CutText['sign'], range[0] - before.length, range[1])
      else {
        const [remark] = /^[ \t]*#[^\s#!][^\r\n]*/.exec(text.slice(range[1])) ?? []
        const isBehindSpace = source === '' || /^\s/.test(remark ?? '')
        if (remark !== undefined && isBehindSpace) cut('#', range[0], range[1] + remark.trimEnd().length)
      }
    },
  })
  return found
}

function readLineBefore(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)
  return line.slice(line.search(/[ \t][!&]/) + 1)
}

function findPath(node: Node, ancestors: readonly unknown[]): Path {
  const chain = [...ancestors, node]
  return chain.flatMap((each, index): PropertyKey[] => {
    if (isPair(each)) return isScalar(each.key) ? [String(each.key.value)] : ['']
    return isSeq(each) ? [each.items.indexOf(chain[index + 1])] : []
  })
}
