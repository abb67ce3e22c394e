/** Takes the address of a link that leads nowhere, and leaves its words. */
import type { Edit } from '../markdown/dialects/edits.ts'
import { findAttributes } from '../markdown/tag.ts'
import { clip, comment } from './comments.ts'
import { innermost, nodesOf, parse, type Place, rangeOf, tagClose, wordsOf } from './surroundings.ts'

/** What is done about a problem. */
export interface Found {
  edits: Edit[]
  /** As a sentence. */
  text: string
}

/** Replaces a link by its words; its address is in the report. An image becomes a comment. */
export function unlink(place: Place): Found | undefined {
  const { body, isMdx, start, problem } = place
  const tree = parse(place)
  const node = innermost(place, ['link', 'image', 'definition', 'html', 'mdxJsxFlowElement', 'mdxJsxTextElement'])
  if (!tree || !node) return undefined
  const { from, to } = rangeOf(node)
  const why = `: ${problem.message}`
  if (node.type === 'link' && body.charAt(from) !== '[')
    return {
      edits: [{ start: from, end: to, text: `\`${body.slice(from, to).replace(/^<|>$/g, '')}\`` }],
      text: `"${clip(node.url)}" is kept as code${why}`,
    }
  if (node.type === 'link') {
    const inside = wordsOf(body, node)
    return {
      edits: [{ start: from, end: to, text: inside }],
      text: `The link to "${clip(node.url)}" is kept as text${why}`,
    }
  }
  if (node.type === 'definition') {
    const uses = nodesOf(tree, 'linkReference').flatMap((each): Edit[] => {
      if (each.type !== 'linkReference' || each.identifier !== node.identifier) return []
      const range = rangeOf(each)
      return [{ start: range.from, end: range.to, text: wordsOf(body, each) }]
    })
    return {
      edits: [...uses, { start: from, end: to, text: '' }],
      text: `The link to "${clip(node.url)}" is kept as text${why}`,
    }
  }
  const tagStart = node.type === 'html' ? body.lastIndexOf('<', start) : from
  const attribute = [...findAttributes(body, tagStart)].find(([, { value }]) => value && value.start <= start && start <= value.end)
  if (attribute && /^<a\b/i.test(body.slice(tagStart)))
    return {
      edits: [{ start: attribute[1].name.start, end: attribute[1].value?.end ?? attribute[1].name.end, text: '' }],
      text: `The link to "${clip(body.slice(place.start, place.end))}" is kept as text${why}`,
    }
  const tagEnd = node.type === 'image' ? to : tagClose(body, tagStart)
  return {
    edits: [{ start: tagStart, end: tagEnd, text: comment(body.slice(tagStart, tagEnd), isMdx) }],
    text: `"${clip(body.slice(tagStart, tagEnd))}" is kept as a comment${why}`,
  }
}
