/** Liquid in Jekyll's pages: what has one value is written out, links lead to files, and the rest is kept as comments by the check. */
import { posix } from 'node:path'
import { comment } from './comments.ts'
import { createCodeTest } from './draft.ts'
import { isForeign, type SitePage } from './site.ts'

interface Context {
  pages: readonly SitePage[]
  /** Values of the site's configuration. */
  values: Readonly<Record<string, unknown>>
}

/** Changes a page in place. */
export function convertLiquid(page: SitePage, { pages, values }: Context): void {
  const { body, from } = page
  removeContents(page)
  separateHtml(page)
  if (!body.text.includes('{{') && !body.text.includes('{%')) return
  const isMdx = false
  body.replace(/\{%-?\s*comment\s*-?%\}([\s\S]*?)\{%-?\s*endcomment\s*-?%\}/g, isMdx, ([, inside = '']) => comment(inside, isMdx))
  body.replace(
    /\{%-?\s*highlight\s+([\w+-]+)[^%]*-?%\}[ \t]*\n?([\s\S]*?)\n?\{%-?\s*endhighlight\s*-?%\}/g,
    isMdx,
    ([, language = '', code = '']) => `\`\`\`${language}\n${code}\n\`\`\``,
  )
  const relativePath = (target: SitePage) => encodeURI(posix.relative(posix.dirname(from), target.from))
  const replace = (pattern: RegExp, write: (match: RegExpExecArray) => string | undefined) => {
    const isInCode = createCodeTest(body.text, isMdx)
    const kept = findRaws(body.text)
    body.edit(
      Array.from(body.text.matchAll(pattern)).flatMap((match) => {
        const at = match.index
        if (isInCode(at) || kept.some(({ start, end }) => at >= start && at < end)) return []
        const text = write(match)
        return text === undefined ? [] : [{ start: at, end: at + match[0].length, text }]
      }),
    )
  }
  replace(/(?:\{\{\s*site\.(?:baseurl|url)\s*\}\}\s*)*\{%-?\s*(?:link|post_url)\s+([^%]+?)\s*-?%\}/g, ({ 1: name = '' }) => {
    const wanted = name.replace(/^\//, '')
    const target = pages.find((each) => each.from === wanted || each.from.replace(/\.\w+$/, '') === `_posts/${wanted}`)
    return target ? relativePath(target) : `/${wanted}`
  })
  replace(/\{\{-?\s*(["'])([^"']*)\1\s*\|\s*(?:relative_url|absolute_url)\s*-?\}\}/g, ({ 2: path = '' }) =>
    isForeign(path) || path.startsWith('/') ? path : `/${path}`,
  )
  replace(/\{\{-?\s*site\.(?:baseurl|url|github\.url)\s*-?\}\}/g, () => '')
  replace(/\{\{-?\s*site\.(\w+)\s*-?\}\}/g, ({ 1: key = '' }) => textOf(values[key]))
  replace(/\{\{-?\s*page\.(\w+)\s*-?\}\}/g, ({ 1: key = '' }) => textOf(page.head.values()[key]))
  replace(
    /\{%-?\s*include\s+(?:\S*\/)?(note|tip|warning|important|caution)\.\w+\s+(?:content|text)=(["'])([\s\S]*?)\2[^%]*-?%\}/g,
    ({ 1: kind = '', 3: text = '' }) => `> [!${kind.toUpperCase()}]\n> ${text.replace(/\n/g, '\n> ')}`,
  )
  convertRaws(page)
}

/** Marks for a table of contents, which every page has here. */
function removeContents({ body }: SitePage): void {
  body.replace(/^[-*0-9.]+ [^\n]*\n\{:\s*toc\s*\}[ \t]*$|^\{:\s*(?:toc|\.no_toc)\s*\}[ \t]*$/gm, false, () => '')
}

/** kramdown reads Markdown after a closing tag, and inside `<div markdown="1">`; here a blank line has to come before. */
function separateHtml({ body }: SitePage): void {
  body.replace(
    /^([ \t]*<[a-z][\w-]*\b[^>\n]*?)[ \t]+markdown=(?:"\w+"|'\w+'|\w+)([^>\n]*>)[ \t]*(?=\n)/gim,
    false,
    ([, before = '', after = '']) => `${before}${after}\n`,
  )
  body.replace(
    /^([ \t]*<\/(?:div|details|section|aside|figure|table|p|ul|ol|dl|blockquote)>)[ \t]*\n(?=[^\n<])/gim,
    false,
    ([, tag = '']) => `${tag}\n\n`,
  )
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** The contents of `raw` blocks. */
function findRaws(text: string): { start: number; end: number }[] {
  return Array.from(text.matchAll(/(\{%-?\s*raw\s*-?%\})([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g), ({ 1: open = '', 2: inside = '', index }) => ({
    start: index + open.length,
    end: index + open.length + inside.length,
  }))
}

/** Takes away the tags around what is shown as it is. Outside code, its own tags go into a code span. */
function convertRaws({ body }: SitePage): void {
  const isInCode = createCodeTest(body.text, false)
  body.edit(
    Array.from(body.text.matchAll(/\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g)).map((match) => {
      const inside = match[1] ?? ''
      const hasTags = /\{\{|\{%/.test(inside)
      // In HTML, braces as entities are no tags.
      if (hasTags && /<code[^>]*>\s*$/i.test(body.text.slice(0, match.index)))
        return { start: match.index, end: match.index + match[0].length, text: inside.replaceAll('{', '&#123;').replaceAll('}', '&#125;') }
      const isShown = isInCode(match.index) || /^\s*(?:`{3}|~{3})/.test(inside) || inside.includes('\n') || inside.includes('`') || !hasTags
      return { start: match.index, end: match.index + match[0].length, text: isShown ? inside : `\`${inside.trim()}\`` }
    }),
  )
}
