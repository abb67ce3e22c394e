/** Parses a body: headings, links, references and problems. */
import type { Blockquote, Definition, Nodes } from 'mdast'
import { runTogether } from '../plain/time-limit.ts'
import { describeLookalike } from '../plain/characters.ts'
import { listOf } from '../problems/nearest.ts'
import { positionsOf } from '../problems/positions.ts'
import { type Problem, problem } from '../problems/problem.ts'
import { alertMark } from './alerts.ts'
import { resolveCalloutKind } from './callout-kinds.ts'
import { checkDiagram } from './diagram-check.ts'
import { type Document, emptyDocument } from './document.ts'
import { checkElement, reportHidden } from './elements.ts'
import { readHtml, readTree, type Text, TextTooDeep, type Tree } from './engine.ts'
import { checkFenceLanguage, checkForeign, clip } from './foreign-check.ts'
import { findAnchors, findHidden, findRawLinks, findUnsafe, isCodeAddress } from './html.ts'
import { checkIds } from './id-check.ts'
import { findTemplateTags, isTemplateExpression, removeTemplateTags } from './template-tags.ts'
import { isComment, readLiteral } from './literal.ts'
import { buildOutline } from './outline.ts'
import { findPastedQuotes, type PastedQuotes } from './pasted-quotes.ts'
import type { ParseState } from './parse-state.ts'
import { explainMdxError } from './remedies.ts'
import { findBodyStandIns } from './stand-ins.ts'
import { findUnfinished } from './unfinished.ts'
import { calloutTypes } from './vocabulary/callout.ts'
import { mayUseOwn, ourVocabulary } from './vocabulary/index.ts'

export interface Body extends Text {
  file: string
  /** Anchors of the page's own sections. */
  reserved?: readonly string[]
}

export function parseBody(body: Body): Document {
  const { text, vocabulary = ourVocabulary } = body
  return mayUseOwn(text, vocabulary) ? runTogether(vocabulary.limit, () => parse(body)) : parse(body)
}

function parse({ file, text, isMdx, reserved = [], vocabulary = ourVocabulary }: Body): Document {
  const positions = positionsOf(text)
  const state: ParseState = {
    file,
    text,
    vocabulary,
    ids: [],
    links: [],
    references: [],
    components: [],
    definitions: [],
    imageLabels: new Set(),
    placed: new Set(),
    problems: [],
    span: positions.span,
  }
  let tree: Tree
  try {
    tree = readTree({ text, isMdx, vocabulary })
  } catch (error) {
    return rejectBody(error instanceof TextTooDeep ? tooDeepProblem(state, error.offset) : mdxProblem(state, error))
  }
  // Unclosed raw HTML elements contain everything after them, so the HTML tree can be too deep where the Markdown tree isn't.
  const html = readHtml({ text, isMdx, vocabulary }, tree.prepared)
  if (!html) return rejectBody(tooDeepProblem(state, findDeepestTag(tree.root, text)))
  state.text = blankComments(text, tree)
  visit(tree.root, state)
  state.problems.push(...findUnfinished(tree.root, state))
  for (const { start, end } of tree.skippedTags) reportTemplateTag(state, start, end)
  for (const definition of state.definitions) collectDefinition(state, definition)
  checkForeign({ ...state, text }, tree.prepared)
  checkIds(state, tree.prepared.ids, reserved)
  const { ids, links, references, components, problems, titleStart } = state
  const headings = [...buildOutline(html, reserved).headings.values()]
  const anchors = new Set(ids.map(({ id }) => id))
  const standIns = findBodyStandIns(tree.root, state.text)
  return {
    headings,
    anchors,
    links,
    references,
    ...(components.length > 0 && { components }),
    standIns,
    problems,
    isSound: true,
    ...(titleStart !== undefined && { titleStart }),
  }
}

/** Blanks comments of other generators, so that nothing in them is reported. Offsets don't change. */
function blankComments(text: string, { prepared }: Tree): string {
  const pieces: string[] = []
  let at = 0
  for (const { start, end, what } of prepared.foreign.toSorted((a, b) => a.start - b.start)) {
    if (start < at || !what.startsWith('a comment')) continue
    pieces.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, ' '))
    at = end
  }
  return pieces.join('') + text.slice(at)
}

function rejectBody(reason: Problem): Document {
  return { ...emptyDocument, isSound: false, problems: [reason] }
}

function tooDeepProblem(state: ParseState, offset: number): Problem {
  return problem('text-too-deep', state.file, state.span(offset, offset + 1), 'This is nested too deeply to be printed.', {
    hint: 'Remove some levels.',
  })
}

/** Returns the offset of the raw HTML tag at which the most tags are open. */
function findDeepestTag(root: Nodes, text: string): number {
  let open = 0
  let deepest = { open: 0, offset: 0 }
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('children' in node) for (const child of node.children.toReversed()) stack.push(child)
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

function visit(node: Nodes, state: ParseState): void {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  switch (node.type) {
    case 'heading':
      if (node.depth === 1) state.titleStart ??= start
      break
    case 'text':
      reportTemplateTags(state, start, end)
      break
    case 'link':
      collectLink(
        state,
        'link',
        node.url,
        nodeText(node),
        findAddressRange(state.text, start, end, node.children.at(-1)?.position?.end.offset),
      )
      break
    case 'definition':
      state.definitions.push(node)
      break
    case 'imageReference':
      state.imageLabels.add(node.identifier)
      break
    case 'image':
      collectLink(state, 'image', node.url, node.alt ?? '', findAddressRange(state.text, start, end))
      break
    case 'blockquote':
      checkAlert(state, node)
      break
    case 'code':
      if (node.lang === 'mermaid') checkDiagram(state, node.value, start)
      else if (node.lang) checkFenceLanguage(state, node.lang, start)
      break
    case 'html':
      checkRawHtml(state, start, end)
      break
    case 'mdxjsEsm':
      reportCode(
        state,
        start,
        start + state.text.slice(start, end).trimEnd().length,
        `Content cannot ${/^\s*export\b/.test(node.value) ? 'export' : 'import'} code.`,
        'Use the components of the vocabulary; they need no import.',
      )
      break
    case 'mdxTextExpression':
    case 'mdxFlowExpression':
      checkExpression(state, node.value, start, end)
      break
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      checkElement(state, node, start)
      break
    default:
  }
  if (!('children' in node)) return
  let isCode = false
  for (const child of node.children) {
    // Text directly in a raw `<code>` is printed as it is.
    if (child.type === 'html') isCode = /^<code\b[^>]*>$/i.test(child.value)
    if (!isCode || child.type !== 'text') visit(child, state)
  }
}

function checkExpression(state: ParseState, value: string, start: number, end: number): void {
  if (isComment(value)) return
  if (isTemplateExpression(value)) {
    reportTemplateTag(state, start, end)
    return
  }
  const literal = readLiteral(value)
  if (literal && typeof literal.value !== 'object') return
  reportCode(
    state,
    start,
    end,
    `"${clip(state.text.slice(start, end))}" is an expression; content cannot contain code.`,
    'Write the text itself; for a literal brace write "\\{".',
  )
}

function reportCode(state: ParseState, start: number, end: number, message: string, hint: string): void {
  state.problems.push(problem('code-in-content', state.file, state.span(start, end), message, { hint }))
}

function reportTemplateTags(state: ParseState, start: number, end: number): void {
  for (const range of findTemplateTags(state.text.slice(start, end))) reportTemplateTag(state, start + range.start, start + range.end)
}

function reportTemplateTag(state: ParseState, start: number, end: number): void {
  state.problems.push(
    problem(
      'template-leftover',
      state.file,
      state.span(start, end),
      `"${clip(state.text.slice(start, end))}" is a tag of another generator; it is ignored.`,
      {
        hint: 'Write its meaning, or put it in code if readers should see it.',
      },
    ),
  )
}

function collectLink(
  state: ParseState,
  kind: 'link' | 'image',
  url: string,
  text: string,
  { start, end }: { start: number; end: number },
): void {
  if (findTemplateTags(url).length > 0) reportTemplateTag(state, start, end)
  else if (isCodeAddress(url)) reportUnsafe(state, start, end, 'an address that runs code')
  else state.links.push({ kind, url, text, start, end })
}

/** Reads `[label]: address`: an image's if an image refers to it, else a link's. */
function collectDefinition(state: ParseState, node: Definition): void {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  const kind = state.imageLabels.has(node.identifier) ? 'image' : 'link'
  collectLink(state, kind, node.url, node.label ?? node.identifier, findAddressRange(state.text, start, end, start))
}

/** Returns the range of a link's address as written, or of the whole link if it's an autolink. */
function findAddressRange(text: string, start: number, end: number, afterText = start): { start: number; end: number } {
  const opening = /\](?:\(|:)\s*(<)?/g
  opening.lastIndex = Math.max(start, afterText - 1)
  const match = opening.exec(text)
  if (!match || match.index >= end) return { start, end }
  const from = match.index + match[0].length
  if (match[1]) return { start: from, end: findAddressEnd(text, from, end, '>') }
  return { start: from, end: findAddressEnd(text, from, end, undefined) }
}

/** Ends at the closing character, or else at white space or an unmatched bracket. */
function findAddressEnd(text: string, start: number, end: number, closing: string | undefined): number {
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

function checkRawHtml(state: ParseState, start: number, end: number): void {
  const html = state.text.slice(start, end)
  for (const each of findUnsafe(html)) reportUnsafe(state, start + each.start, start + each.end, each.what, each.link)
  for (const each of findHidden(html)) reportHidden(state, { start: start + each.start, end: start + each.end })
  for (const each of findRawLinks(html))
    collectLink(state, each.kind, each.url, each.text, { start: start + each.start, end: start + each.end })
  for (const each of findAnchors(html)) state.ids.push({ ...each, start: start + each.start, end: start + each.end })
  const tag = /^<([A-Z]\w*)/.exec(html)?.[1]
  if (tag && state.vocabulary.has(tag))
    state.problems.push(
      problem(
        'component-unknown',
        state.file,
        state.span(start, start + 1 + tag.length),
        `Components such as "${tag}" work in .mdx files only.`,
        {
          hint: 'Rename the file to .mdx.',
        },
      ),
    )
  for (const each of findTemplateTags(html))
    if (!isInComment(html, each.start)) reportTemplateTag(state, start + each.start, start + each.end)
}

/** Comments aren't visible. */
function isInComment(html: string, offset: number): boolean {
  return html.lastIndexOf('<!--', offset) > html.lastIndexOf('-->', offset)
}

function reportUnsafe(state: ParseState, start: number, end: number, what: string, link?: string): void {
  state.problems.push(
    problem('html-unsafe', state.file, state.span(start, end), `Text cannot contain ${what}.`, {
      hint: link === undefined ? 'Remove it.' : `Replace it with a link: "[What the video shows](${link})".`,
    }),
  )
}

/** Reports a callout of an unknown kind, which is printed as the nearest one. */
function checkAlert(state: ParseState, node: Blockquote): void {
  const [paragraph] = node.children
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  const word = text?.type === 'text' ? alertMark.exec(text.value)?.[1]?.trim() : undefined
  if (word === undefined) return
  const { type, isKnown } = resolveCalloutKind(word)
  if (isKnown) return
  const start = state.text.indexOf(word, text?.position?.start.offset ?? 0)
  const message = `There is no callout "${word}"; it is printed as "${type}".`
  const hint = `The types are ${listOf(calloutTypes)}.`
  state.problems.push(
    problem('callout-invalid', state.file, state.span(start, start + word.length), message, { hint, suggestions: [type] }),
  )
}

function mdxProblem(state: ParseState, error: unknown): Problem {
  const text = error instanceof Error ? error.message : String(error)
  const match = /^(\d+):(\d+): ([\s\S]*?)(?: \([a-z-]+:[a-z-]+\))?$/.exec(text)
  const line = Number(match?.[1] ?? 1)
  const column = Number(match?.[2] ?? 1)
  const lines = state.text.split(/(?<=\r\n|\n|\r(?!\n))/)
  const offset = lines.slice(0, line - 1).join('').length + column - 1
  const pasted = findPastedQuotes(state.text, offset)
  if (pasted) return quotesProblem(state, pasted)
  const { message, hint } = explainMdxError(match?.[3] ?? text, state.text.slice(offset), state.vocabulary)
  return problem('mdx-invalid', state.file, { line, column, endLine: line, endColumn: column + 1 }, message, { hint })
}

function quotesProblem({ file, span }: ParseState, { start, end, char, replace }: PastedQuotes): Problem {
  return problem('mdx-invalid', file, span(start, end), describeLookalike(char), {
    hint: `Write ${clip(replace)}, with straight quotes.`,
    fix: replace,
  })
}
