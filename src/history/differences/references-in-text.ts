/**
 * Keeps text of the content from doing anything on GitHub and GitLab: notify people (`@name`), or leave a mark in an issue or a request
 * (`#12`, `GH-12`, `!12`, an address). An invisible character after the sign is what Renovate and Dependabot use too: both platforms look
 * for references after they resolve escapes and entities, so those wouldn't help. Pure.
 */
import type { Nodes } from 'mdast'

const zeroWidthSpace = '\u200B'

/** A sign followed by what it would refer to. An e-mail address has a letter before the sign. */
const reference = /(?<!\w)@(?=\w)|[#!&](?=\d)|\bGH-(?=\d)|\/(issues|pull|discussions|merge_requests|work_items)\/(?=\d)/gi

export function disarmText(text: string): string {
  return text.replace(reference, `$&${zeroWidthSpace}`)
}

/** Returns the node with such texts changed. Code stays as it is: both platforms ignore it. */
export function disarmReferences<Node extends Nodes>(node: Node): Node {
  if (node.type === 'text') return { ...node, value: disarmText(node.value) }
  if (!('children' in node)) return node
  const children: readonly Nodes[] = node.children
  return { ...node, children: children.map(disarmReferences) }
}
