/** The manual's pages about problems, which ship with the program. Never those of the content folder. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { styleText } from 'node:util'
import type { Root as MdastRoot, PhrasingContent, RootContent } from 'mdast'
import { readDocumentationAddress } from '../integrations/documentation.ts'
import { readMarkdown } from '../markdown/engine.ts'
import { writeMarkdown } from '../markdown/markdown-printer.ts'
import { packageRoot } from '../plain/package-root.ts'
import type { OwnRule } from '../collections/own-rules.ts'
import { type ProblemCode, problemCodes, type Severity } from '../problems/codes.ts'
import type { Manual } from '../problems/formats/sarif.ts'
import { blankFrontMatter } from '../sources/front-matter.ts'

/** What SARIF takes from the manual, and from a company's rules. */
export function readManual(rules: readonly OwnRule[]): Manual {
  return {
    own: new Map(rules.map((rule) => [rule.code, describeRule(rule)])),
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
  return formatPage({ code, severity, summary, body: readBody(code) }, colour)
}

/** Does the same for a company's rule. */
export function formatRuleExplanation({ code, severity, about, explain = '' }: OwnRule, colour: boolean): string {
  return formatPage({ code, severity, summary: about, body: parseMarkdown(explain) }, colour)
}

interface CodePage {
  code: string
  severity: Severity
  summary: string
  body: readonly RootContent[]
}

function formatPage({ code, severity, summary, body }: CodePage, colour: boolean): string {
  const head = `${style('bold', code, colour)}  ${severity}\n${summary}\n`
  return body.length === 0 ? head : `${head}\n${formatBlocks(body, colour)}`
}

function describeRule({ about, explain }: OwnRule): { summary: string; help?: { text: string; markdown: string } } {
  if (explain === undefined) return { summary: about }
  return { summary: about, help: { text: formatBlocks(parseMarkdown(explain), false), markdown: explain } }
}

function readBody(code: ProblemCode): RootContent[] {
  const text = readFileSync(join(packageRoot, 'docs/handbook/problems', `${code}.md`), 'utf8')
  return parseMarkdown(blankFrontMatter(text))
}

function parseMarkdown(text: string): RootContent[] {
  const root: MdastRoot | undefined = readMarkdown({ text, isMdx: false })
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
