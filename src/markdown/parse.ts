/** Parses a body: headings, links, references and problems. */
import type { Blockquote, Definition, Nodes } from 'mdast'
import { describeLookalike } from '../plain/characters.ts'
import { listOf } from '../problems/nearest.ts'
import { positionsOf } from '../problems/positions.ts'
import { type Problem, problem } from '../problems/problem.ts'
import { alertMark } from './alerts.ts'
import { calloutKind } from './callout-kinds.ts'
import { checkDiagram } from './diagram-check.ts'
import { type Document, emptyDocument } from './document.ts'
import { checkElement, refuseHidden } from './elements.ts'
import { readHtml as readHtmlTree, readTree, type Text, TextTooDeep, type Tree } from './engine.ts'
import { checkFence, checkForeign, clip } from './foreign-check.ts'
import { findAnchors, findHidden, findRawLinks, findUnsafe, isCodeAddress } from './html.ts'
import { checkIds } from './id-check.ts'
import { findTemplateTags, isLeftoverExpression, removeTemplateTags } from './template-tags.ts'
import { isComment, readLiteral } from './literal.ts'
import { outlineOf } from './outline.ts'
import { findPastedQuotes, type PastedQuotes } from './pasted-quotes.ts'
import type { ParseState } from './parse-state.ts'
import { mdxRemedy } from './remedies.ts'
import { findBodyStandIns } from './stand-ins.ts'
import { findUnfinished } from './unfinished.ts'
import { calloutTypes } from './vocabulary/callout.ts'
import { vocabulary } from './vocabulary/index.ts'

export interface Body extends Text {
  file: string
  /** Anchors of the page's own sections. */
  reserved?: readonly string[]
}

export function parseBody({ file, text, isMdx, reserved = [] }: Body): Document {
  const positions = positionsOf(text)
  const reading: ParseState = {
    file,
    text,
    ids: [],
    links: [],
    references: [],
    definitions: [],
    imageLabels: new Set(),
    placed: new Set(),
    problems: [],
    span: positions.span,
  }
  let tree: Tree
  try {
    tree = readTree({ text, isMdx })
  } catch (error) {
    return refused(error instanceof TextTooDeep ? tooDeep(reading, error.offset) : unreadable(reading, error))
  }
  // Unclosed raw HTML elements contain everything after them, so the HTML tree can be too deep where the Markdown tree isn't.
  const html = readHtmlTree({ text, isMdx }, tree.prepared)
  if (!html) return refused(tooDeep(reading, deepestTag(tree.root, text)))
  reading.text = withoutComments(text, tree)
  read(tree.root, reading)
  reading.problems.push(...findUnfinished(tree.root, reading))
  for (const { start, end } of tree.passedOver) reportLeftover(reading, start, end)
  for (const definition of reading.definitions) readDefinition(reading, definition)
  checkForeign({ ...reading, text }, tree.prepared)
  checkIds(reading, tree.prepared.ids, reserved)
  const { ids, links, references, problems, titleStart } = reading
  const headings = [...outlineOf(html, reserved).headings.values()]
  const anchors = new Set(ids.map(({ id }) => id))
  const standIns = findBodyStandIns(tree.root, reading.text)
  return { headings, anchors, links, references, standIns, problems, isSound: true, ...(titleStart !== undefined && { titleStart }) }
}

/** Blanks comments of other generators, so that nothing in them is reported. Offsets don't change. */
function withoutComments(text: string, { prepared }: Tree): string {
  const pieces: string[] = []
  let at = 0
  for (const { start, end, what } of prepared.foreign.toSorted((a, b) => a.start - b.start)) {
    if (start < at || !what.startsWith('a comment')) continue
    pieces.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, ' '))
    at = end
  }
  return pieces.join('') + text.slice(at)
}

function refused(reason: Problem): Document {
  return { ...emptyDocument, isSound: false, problems: [reason] }
}

function tooDeep(reading: ParseState, offset: number): Problem {
  return problem('text-too-deep', reading.file, reading.span(offset, offset + 1), 'This is nested too deeply to be printed.', {
    hint: 'Take some of the levels out.',
  })
}

/** Returns the offset of the raw HTML tag at which the most tags are open. */
function deepestTag(root: Nodes, text: string): number {
  let open = 0
  let deepest = { open: 0, offset: 0 }
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('children' in node) for (const child of node.children.toReversed()) waiting.push(child)
    if (node.type !== 'html') continue
    const start = node.position?.start.offset ?? 0
    for (const { 1: closing, index } of text.slice(start, node.position?.end.offset).matchAll(/<(\/?)[a-z]/gi)) {
      open = closing ? Math.max(0, open - 1) : open + 1
      if (open > deepest.open) deepest = { open, offset: start + index }
    }
  }
  return deepest.offset
}

/** Returns a node's text as readers see it. */
export function nodeText(node: Nodes): string {
  if (node.type === 'text') return removeTemplateTags(node.value)
  if (node.type === 'inlineCode') return node.value
  if (node.type === 'image') return node.alt ?? ''
  if (node.type === 'break') return ' '
  return 'children' in node ? node.children.map((child) => nodeText(child)).join('') : ''
}

function read(node: Nodes, reading: ParseState): void {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  switch (node.type) {
    case 'heading':
      if (node.depth === 1) reading.titleStart ??= start
      break
    case 'text':
      readForeignFiles(reading, start, end)
      break
    case 'link':
      readAddress(
        reading,
        'link',
        node.url,
        nodeText(node),
        addressRange(reading.text, start, end, node.children.at(-1)?.position?.end.offset),
      )
      break
    case 'definition':
      reading.definitions.push(node)
      break
    case 'imageReference':
      reading.imageLabels.add(node.identifier)
      break
    case 'image':
      readAddress(reading, 'image', node.url, node.alt ?? '', addressRange(reading.text, start, end))
      break
    case 'blockquote':
      readAlert(reading, node)
      break
    case 'code':
      if (node.lang === 'mermaid') checkDiagram(reading, node.value, start)
      else if (node.lang) checkFence(reading, node.lang, start)
      break
    case 'html':
      readHtml(reading, start, end)
      break
    case 'mdxjsEsm':
      refuseCode(
        reading,
        start,
        start + reading.text.slice(start, end).trimEnd().length,
        `Content cannot ${/^\s*export\b/.test(node.value) ? 'export' : 'import'} code.`,
        'Use the components of the vocabulary; they need no import.',
      )
      break
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      readExpression(reading, node.value, start, end)
      break
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      checkElement(reading, node, start)
      break
    default:
  }
  if (!('children' in node)) return
  let isCode = false
  for (const child of node.children) {
    // Text directly in a raw `<code>` is printed as it is.
    if (child.type === 'html') isCode = /^<code\b[^>]*>$/i.test(child.value)
    if (!isCode || child.type !== 'text') read(child, reading)
  }
}

function readExpression(reading: ParseState, value: string, start: number, end: number): void {
  if (isComment(value)) return
  if (isLeftoverExpression(value)) {
    reportLeftover(reading, start, end)
    return
  }
  const literal = readLiteral(value)
  if (literal && typeof literal.value !== 'object') return
  refuseCode(
    reading,
    start,
    end,
    `"${clip(reading.text.slice(start, end))}" is an expression; content holds no code.`,
    'Write the text itself; for a brace as text write "\\{".',
  )
}

function refuseCode(reading: ParseState, start: number, end: number, message: string, hint: string): void {
  reading.problems.push(problem('code-in-content', reading.file, reading.span(start, end), message, { hint }))
}

function readForeignFiles(reading: ParseState, start: number, end: number): void {
  for (const range of findTemplateTags(reading.text.slice(start, end))) reportLeftover(reading, start + range.start, start + range.end)
}

function reportLeftover(reading: ParseState, start: number, end: number): void {
  reading.problems.push(
    problem(
      'template-leftover',
      reading.file,
      reading.span(start, end),
      `"${clip(reading.text.slice(start, end))}" is a tag of another generator; it is left out.`,
      {
        hint: 'Write what it stood for, or put it in code if readers should see it.',
      },
    ),
  )
}

function readAddress(
  reading: ParseState,
  kind: 'link' | 'image',
  url: string,
  text: string,
  { start, end }: { start: number; end: number },
): void {
  if (findTemplateTags(url).length > 0) reportLeftover(reading, start, end)
  else if (isCodeAddress(url)) refuseHtml(reading, start, end, 'an address that runs code')
  else reading.links.push({ kind, url, text, start, end })
}

/** Reads `[label]: address`: an image's if an image refers to it, else a link's. */
function readDefinition(reading: ParseState, node: Definition): void {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  const kind = reading.imageLabels.has(node.identifier) ? 'image' : 'link'
  readAddress(reading, kind, node.url, node.label ?? node.identifier, addressRange(reading.text, start, end, start))
}

/** Returns the range of a link's address as written, or of the whole link if it's an autolink. */
function addressRange(text: string, start: number, end: number, afterText = start): { start: number; end: number } {
  const opening = /\](?:\(|:)\s*(<)?/g
  opening.lastIndex = Math.max(start, afterText - 1)
  const match = opening.exec(text)
  if (!match || match.index >= end) return { start, end }
  const from = match.index + match[0].length
  if (match[1]) return { start: from, end: endOfAddress(text, from, end, '>') }
  return { start: from, end: endOfAddress(text, from, end, undefined) }
}

/** Ends at the closing character, or else at white space or an unmatched bracket. */
function endOfAddress(text: string, start: number, end: number, closing: string | undefined): number {
  let depth = 0
  for (let at = start; at < end; at++) {
    const char = text.charAt(at)
    if (char === '\\') at++
    else if (char === closing) return at
    else if (closing === undefined && (/\s/.test(char) || (char === ')' && depth-- === 0))) return at
    else if (char === '(') depth++
  }
  return end
}

function readHtml(reading: ParseState, start: number, end: number): void {
  const html = reading.text.slice(start, end)
  for (const each of findUnsafe(html)) refuseHtml(reading, start + each.start, start + each.end, each.what, each.link)
  for (const each of findHidden(html)) refuseHidden(reading, { start: start + each.start, end: start + each.end })
  for (const each of findRawLinks(html))
    readAddress(reading, each.kind, each.url, each.text, { start: start + each.start, end: start + each.end })
  for (const each of findAnchors(html)) reading.ids.push({ ...each, start: start + each.start, end: start + each.end })
  const tag = /^<([A-Z]\w*)/.exec(html)?.[1]
  if (tag && vocabulary.has(tag))
    reading.problems.push(
      problem(
        'component-unknown',
        reading.file,
        reading.span(start, start + 1 + tag.length),
        `Components such as "${tag}" work in .mdx files only.`,
        {
          hint: 'Rename the file to .mdx.',
        },
      ),
    )
  // Nobody sees what's in a comment.
  if (!html.startsWith('<!--')) readForeignFiles(reading, start, end)
}

function refuseHtml(reading: ParseState, start: number, end: number, what: string, link?: string): void {
  reading.problems.push(
    problem('html-unsafe', reading.file, reading.span(start, end), `A text cannot hold ${what}.`, {
      hint: link === undefined ? 'Remove it.' : `Write a link in its place: "[What the film shows](${link})".`,
    }),
  )
}

/** Reports a callout of an unknown kind, which is printed as the nearest one. */
function readAlert(reading: ParseState, node: Blockquote): void {
  const [paragraph] = node.children
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  const word = text?.type === 'text' ? alertMark.exec(text.value)?.[1]?.trim() : undefined
  if (word === undefined) return
  const { type, isKnown } = calloutKind(word)
  if (isKnown) return
  const start = reading.text.indexOf(word, text?.position?.start.offset ?? 0)
  const message = `There is no callout "${word}"; it is printed as "${type}".`
  const hint = `There are ${listOf(calloutTypes)}.`
  reading.problems.push(
    problem('callout-invalid', reading.file, reading.span(start, start + word.length), message, { hint, suggestions: [type] }),
  )
}

function unreadable(reading: ParseState, error: unknown): Problem {
  const text = error instanceof Error ? error.message : String(error)
  const match = /^(\d+):(\d+): ([\s\S]*?)(?: \([a-z-]+:[a-z-]+\))?$/.exec(text)
  const line = Number(match?.[1] ?? 1)
  const column = Number(match?.[2] ?? 1)
  const lines = reading.text.split(/(?<=\r\n|\n|\r(?!\n))/)
  const offset = lines.slice(0, line - 1).join('').length + column - 1
  const pasted = findPastedQuotes(reading.text, offset)
  if (pasted) return quotesProblem(reading, pasted)
  const { message, hint } = mdxRemedy(match?.[3] ?? text, reading.text.slice(offset))
  return problem('mdx-invalid', reading.file, { line, column, endLine: line, endColumn: column + 1 }, message, { hint })
}

function quotesProblem({ file, span }: ParseState, { start, end, char, replace }: PastedQuotes): Problem {
  return problem('mdx-invalid', file, span(start, end), describeLookalike(char), {
    hint: `Write ${clip(replace)}, with straight marks.`,
    fix: replace,
  })
}
