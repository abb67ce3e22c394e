/** Reads a body once: its headings, links and references, and all that is wrong in it. */
import GithubSlugger from 'github-slugger'
import type { Nodes, Root } from 'mdast'
import { positionsOf } from '../problems/positions.ts'
import { problem } from '../problems/problem.ts'
import { checkElement, type Reading } from './elements.ts'
import { type Document, emptyDocument } from './document.ts'
import { findTooDeep, readTree, type Text } from './engine.ts'
import { findAnchors, findRawLinks, findUnsafe, isCodeAddress } from './html.ts'
import { findLeftovers, isLeftoverExpression, removeLeftovers } from './leftovers.ts'
import { isComment, readLiteral } from './literal.ts'
import { mdxRemedy } from './remedies.ts'
import { vocabulary } from './vocabulary/index.ts'

export interface Body extends Text {
  file: string
}

export function parseBody({ file, text, isMdx }: Body): Document {
  const positions = positionsOf(text)
  const reading: Reading = {
    file,
    text,
    slugger: new GithubSlugger(),
    headings: [],
    anchors: new Set(),
    links: [],
    references: [],
    problems: [],
    span: positions.span,
  }
  let root: Root
  try {
    root = readTree({ text, isMdx })
  } catch (error) {
    return { ...emptyDocument, isSound: false, problems: [unreadable(reading, error)] }
  }
  const deep = findTooDeep<Nodes>(root)
  if (deep) {
    const offset = deep.position?.start.offset ?? 0
    const tooDeep = problem('text-too-deep', file, positions.span(offset, offset + 1), 'This is nested too deeply to be printed.', {
      hint: 'Take some of the levels out.',
    })
    return { ...emptyDocument, isSound: false, problems: [tooDeep] }
  }
  read(root, reading)
  const { headings, anchors, links, references, problems } = reading
  return { headings, anchors, links, references, problems, isSound: true }
}

/** The text of a node and all in it, as a reader sees it. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return removeLeftovers(node.value)
  if (node.type === 'inlineCode') return node.value
  if (node.type === 'image') return node.alt ?? ''
  if (node.type === 'break') return ' '
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : ''
}

function read(node: Nodes, reading: Reading): void {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? start
  switch (node.type) {
    case 'heading': {
      const text = textOf(node).replace(/\s+/g, ' ').trim()
      reading.headings.push({ depth: node.depth, text, id: reading.slugger.slug(text), start, end })
      break
    }
    case 'text':
      readLeftovers(reading, start, end)
      break
    case 'link':
      readAddress(
        reading,
        'link',
        node.url,
        textOf(node),
        addressRange(reading.text, node.url, start, end, node.children.at(-1)?.position?.end.offset),
      )
      break
    case 'definition':
      readAddress(reading, 'link', node.url, node.label ?? node.identifier, addressRange(reading.text, node.url, start, end))
      break
    case 'image':
      readAddress(reading, 'image', node.url, node.alt ?? '', addressRange(reading.text, node.url, start, end))
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
  if ('children' in node) for (const child of node.children) read(child, reading)
}

function readExpression(reading: Reading, value: string, start: number, end: number): void {
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

function refuseCode(reading: Reading, start: number, end: number, message: string, hint: string): void {
  reading.problems.push(problem('code-in-content', reading.file, reading.span(start, end), message, { hint }))
}

function readLeftovers(reading: Reading, start: number, end: number): void {
  for (const range of findLeftovers(reading.text.slice(start, end))) reportLeftover(reading, start + range.start, start + range.end)
}

function reportLeftover(reading: Reading, start: number, end: number): void {
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
  reading: Reading,
  kind: 'link' | 'image',
  url: string,
  text: string,
  { start, end }: { start: number; end: number },
): void {
  if (findLeftovers(url).length > 0) reportLeftover(reading, start, end)
  else if (isCodeAddress(url)) refuseHtml(reading, start, end, 'an address that runs code')
  else reading.links.push({ kind, url, text, start, end })
}

/** Where the address of a link stands between its brackets; the whole link if it is written in another way. */
function addressRange(text: string, url: string, start: number, end: number, afterText?: number): { start: number; end: number } {
  const opening = text.indexOf('](', afterText ?? start)
  const from = opening >= 0 && opening < end ? opening + 2 : text.indexOf(']:', start) + 2
  const at = text.indexOf(url, from >= 2 ? from : start)
  return url !== '' && at >= start && at + url.length <= end ? { start: at, end: at + url.length } : { start, end }
}

function readHtml(reading: Reading, start: number, end: number): void {
  const html = reading.text.slice(start, end)
  if (html.startsWith('<!--')) return
  for (const each of findUnsafe(html)) refuseHtml(reading, start + each.start, start + each.end, each.what)
  for (const each of findRawLinks(html))
    readAddress(reading, each.kind, each.url, each.text, { start: start + each.start, end: start + each.end })
  for (const anchor of findAnchors(html)) reading.anchors.add(anchor)
  for (const match of html.matchAll(/<h([1-6])[^>]*>([\s\S]*?)<\/h\1>/gi)) {
    const text = (match[2] ?? '')
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    reading.headings.push({ depth: Number(match[1]), text, id: reading.slugger.slug(text), start, end })
  }
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
  readLeftovers(reading, start, end)
}

function refuseHtml(reading: Reading, start: number, end: number, what: string): void {
  reading.problems.push(
    problem('html-unsafe', reading.file, reading.span(start, end), `A text cannot hold ${what}.`, {
      hint: 'Remove it.',
    }),
  )
}

function unreadable(reading: Reading, error: unknown): Document['problems'][number] {
  const text = error instanceof Error ? error.message : String(error)
  const match = /^(\d+):(\d+): ([\s\S]*?)(?: \([a-z-]+:[a-z-]+\))?$/.exec(text)
  const line = Number(match?.[1] ?? 1)
  const column = Number(match?.[2] ?? 1)
  const rest = reading.text.split(/\r\n|\n|\r/)[line - 1]?.slice(column - 1) ?? ''
  const { message, hint } = mdxRemedy(match?.[3] ?? text, rest)
  return problem('mdx-invalid', reading.file, { line, column, endLine: line, endColumn: column + 1 }, message, { hint })
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}
