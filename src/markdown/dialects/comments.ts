/** Comments of other generators, which may span lines and are never printed. Obsidian's are handled line by line elsewhere. */
import type { Range } from '../document.ts'
import { createCodeSpanTest } from './code-spans.ts'
import type { Foreign } from './dialect.ts'
import { applyEdits, type Edited } from './edits.ts'
import { isEscaped } from './emphasis.ts'
import { splitLines } from './source-lines.ts'

interface Form {
  what: string
  opening: RegExp
  closing: RegExp
  /** Whether they nest. */
  nests?: boolean
  /** Also a comment in MDX, where the engine handles it. */
  isOfMdx?: boolean
}

const forms: readonly Form[] = [
  { what: 'Liquid', opening: /\{%-?\s*comment\b[^%\n]*%\}/, closing: /\{%-?\s*endcomment\s*-?%\}/, nests: true },
  { what: 'Liquid', opening: /\{%-?\s*#/, closing: /%\}/ },
  { what: 'Hugo', opening: /\{\{[<%]\s*comment\s*[>%]\}\}/, closing: /\{\{[<%]\s*\/\s*comment\s*[>%]\}\}/, nests: true },
  // Not after "=": an attribute's object value may begin with a comment.
  { what: 'Hugo', opening: /(?<!=)\{\{-?\s*\/\*/, closing: /\*\/\s*-?\}\}/ },
  { what: 'Handlebars', opening: /\{\{~?!--/, closing: /--~?\}\}/ },
  { what: 'Handlebars', opening: /\{\{~?!/, closing: /\}\}/ },
  { what: 'kramdown', opening: /\{::comment\s*\}/, closing: /\{:\/(?:comment)?\s*\}/ },
  { what: 'Nunjucks', opening: /\{#(?=[\s-]|[^{}\n]*#\})/, closing: /#\}/ },
  { what: 'ERB', opening: /<%#/, closing: /%>/ },
  { what: 'JSP', opening: /<%--/, closing: /--%>/ },
  // Not one that holds a heading id.
  { what: 'MDX', opening: /(?<!\{)\{\/\*(?!\s*#[^*}\s]*\s*\*\/\})/, closing: /\*\/\s*\}/, isOfMdx: true },
  { what: 'CriticMarkup', opening: /\{>>/, closing: /<<\}/ },
]

const openings = forms.map(({ opening }) => `(${opening.source})`).join('|')
const commentMark = new RegExp(openings, 'i')
const frontMatter = /^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/

/** Removes comments until none are left: removing one can uncover another that was in code opened inside it. */
export function removeComments(text: string, isMdx: boolean): Edited & { foreign: Foreign[] } {
  const foreign: Foreign[] = []
  let edited: Edited = { text, offsetOf: (offset) => offset }
  for (let found = findComments(text, isMdx); found.length > 0; found = findComments(edited.text, isMdx)) {
    const { offsetOf } = edited
    for (const { what, ...range } of found) foreign.push({ ...mapToOriginal(range, offsetOf), what, becomes: 'it is left out', hint })
    const next = applyEdits(
      edited.text,
      found.map(({ start, end }) => ({ start, end, text: '' })),
    )
    edited = { text: next.text, offsetOf: (offset) => offsetOf(next.offsetOf(offset)) }
  }
  return { ...edited, foreign }
}

const hint = 'Write it as <!-- text -->, or remove it.'

/** Maps a range back to the text before edits. */
export function mapToOriginal<Item extends Range>(range: Item, offsetOf: (offset: number) => number): Item {
  const start = offsetOf(range.start)
  return { ...range, start, end: range.end > range.start ? offsetOf(range.end - 1) + 1 : start }
}

/** Returns the content of a comment without its delimiters. */
export function readCommentContent(written: string): string {
  const form = forms.find(({ opening }) => new RegExp(`^(?:${opening.source})`, 'i').test(written))
  if (!form) return written
  return written.replace(new RegExp(`^(?:${form.opening.source})|(?:${form.closing.source})$`, 'gi'), ' ')
}

/** Finds closed comments outside code, in order. */
export function findComments(text: string, isMdx: boolean): (Range & { what: string })[] {
  if (!commentMark.test(text)) return []
  const lines = splitLines(text, isMdx)
  const isInCode = createCodeSpanTest(text, lines)
  const found: (Range & { what: string })[] = []
  // A form without a closing isn't searched for again. One whose nesting is unbalanced is read as if it didn't nest.
  const unclosed = new Set<Form>()
  const unnested = new Set<Form>()
  const pattern = new RegExp(openings, 'gi')
  pattern.lastIndex = frontMatter.exec(text)?.[0].length ?? 0
  let line = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const { index } = match
    while ((lines[line]?.end ?? Number.POSITIVE_INFINITY) < index) line++
    const form = forms[match.slice(1).findIndex((each) => each !== undefined)]
    if (!form || (isMdx && form.isOfMdx) || unclosed.has(form) || lines[line]?.isCode || isEscaped(text, index) || isInCode(index, line))
      continue
    const end = findEnd(form, text, pattern.lastIndex, unnested)
    if (end === undefined) unclosed.add(form)
    else {
      found.push({ start: index, end, what: `a comment of ${form.what}` })
      pattern.lastIndex = end
    }
  }
  return found
}

function findEnd(form: Form, text: string, from: number, unnested: Set<Form>): number | undefined {
  const nests = form.nests && !unnested.has(form)
  const pattern = new RegExp(nests ? `(${form.opening.source})|${form.closing.source}` : form.closing.source, 'gi')
  pattern.lastIndex = from
  let first: number | undefined
  let depth = 1
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (nests && match[1] !== undefined) {
      depth++
      continue
    }
    depth--
    first ??= pattern.lastIndex
    if (depth === 0 || !nests) return pattern.lastIndex
  }
  if (first !== undefined) unnested.add(form)
  return first
}
