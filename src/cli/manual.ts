/** The manual's pages about problems, which ship with the program. Never those of the content folder. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { styleText } from 'node:util'
import type { Root as MdastRoot, PhrasingContent, RootContent } from 'mdast'
import { readMarkdown } from '../markdown/engine.ts'
import { writeMarkdown } from '../markdown/markdown-printer.ts'
import { packageRoot } from '../plain/package-root.ts'
import { type ProblemCode, problemCodes } from '../problems/codes.ts'
import type { Manual } from '../problems/formats/sarif.ts'
import { blankFrontMatter } from '../sources/front-matter.ts'

/** What SARIF takes from the manual. */
export function readManual(): Manual {
  return {
    helpFor(code) {
      const body = readBody(code)
      return { text: formatBlocks(body, false), markdown: writeMarkdown(withoutLinks(body)) }
    },
    address: readDocumentationAddress(),
  }
}

/** Format a page of the manual for a terminal: code, severity, summary and body. Ends with a line break. */
export function formatExplanation(code: ProblemCode, colour: boolean): string {
  const { severity, summary } = problemCodes[code]
  const head = `${style('bold', code, colour)}  ${severity}\n${summary}\n`
  return `${head}\n${formatBlocks(readBody(code), colour)}`
}

function readBody(code: ProblemCode): RootContent[] {
  const text = readFileSync(join(packageRoot, 'docs/handbook/problems', `${code}.md`), 'utf8')
  const root: MdastRoot | undefined = readMarkdown({ text: blankFrontMatter(text), isMdx: false })
  return root?.children ?? []
}

/** Links between pages of the manual don't work in a report, so keep just their text. */
function withoutLinks(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    if (node.type === 'link' && !/^https?:/.test(node.url)) return withoutLinks(node.children)
    return 'children' in node ? [{ ...node, children: withoutLinks(node.children) } as RootContent] : [node]
  })
}

function formatBlocks(nodes: readonly RootContent[], colour: boolean): string {
  return nodes.map((node) => formatBlock(node, colour)).join('\n')
}

/** Code is indented, lists and tables stay Markdown. */
function formatBlock(node: RootContent, colour: boolean): string {
  switch (node.type) {
    case 'heading':
      return `${style('bold', formatInline(node.children), colour)}\n`
    case 'paragraph':
      return `${formatInline(node.children)}\n`
    case 'code':
      return `${node.value.replace(/^(?=.)/gm, '    ')}\n`
    default:
      return writeMarkdown(withoutLinks([node]))
  }
}

function formatInline(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'inlineCode') return `\`${node.value}\``
      if (node.type === 'link' && /^https?:/.test(node.url)) return `${formatInline(node.children)} (${node.url})`
      if ('children' in node) return formatInline(node.children)
      return 'value' in node ? node.value : ''
    })
    .join('')
}

function style(format: 'bold', text: string, colour: boolean): string {
  return colour ? styleText(format, text, { validateStream: false }) : text
}

/** URL of the tool's published documentation, from package.json. */
function readDocumentationAddress(): string | undefined {
  const { homepage } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { homepage?: string }
  return homepage === undefined ? undefined : homepage.replace(/\/*$/, '/')
}
