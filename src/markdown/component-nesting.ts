/** Checks components that belong in a certain parent, or take only one kind of child. */
import type { Nodes } from 'mdast'
import { problem } from '../problems/problem.ts'
import type { Range } from './document.ts'
import type { Element, ParseState } from './parse-state.ts'
import type { Component } from './vocabulary/component.ts'

/** `tag` is the range of the opening, `<Tabs`. Parents must be checked before their children. */
export function checkComponentNesting(state: ParseState, component: Component, node: Element, tag: Range): void {
  const report = ({ start, end }: Range, message: string, hint: string) =>
    state.problems.push(problem('component-misplaced', state.file, state.span(start, end), message, { hint }))
  const { name, within, holds } = component
  if (within !== undefined && !state.placed.has(node) && node.type === 'mdxJsxFlowElement')
    report(tag, `"${name}" is allowed only inside "${within}".`, `Put "<${within}>" before it and "</${within}>" after it.`)
  if (holds === undefined || node.type === 'mdxJsxTextElement') return
  const isList = holds === 'a numbered list'
  const remedy = isList ? 'Write one list in it, with "1. " before each step.' : `Put everything in it into "<${holds}>" tags.`
  const children = (node.children as Nodes[]).filter((child) => !isBlank(child))
  const wrong = children.find((child, index) => (isList ? index > 0 || !isNumberedList(child) : !('name' in child) || child.name !== holds))
  for (const child of children) state.placed.add(child)
  if (children.length === 0) report(tag, `"${name}" is empty.`, remedy)
  else if (wrong) report(firstLineRange(wrong, state.text), `"${name}" holds ${isList ? holds : `"${holds}"`} and nothing else.`, remedy)
}

function isNumberedList(node: Nodes): boolean {
  return node.type === 'list' && node.ordered === true
}

function isBlank(node: Nodes): boolean {
  return (
    (node.type === 'text' && node.value.trim() === '') || (node.type === 'mdxFlowExpression' && /^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value))
  )
}

function firstLineRange(node: Nodes, text: string): Range {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  return { start, end: start + (text.slice(start, end).split(/[\r\n]/)[0]?.length ?? 0) }
}
