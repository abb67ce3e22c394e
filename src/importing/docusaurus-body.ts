/** Imports, partials and components of Docusaurus in a page: those with a counterpart are converted. */
import { posix } from 'node:path'
import { comment } from './comments.ts'
import type { Draft } from './draft.ts'
import { isPage, readPage } from './markdown.ts'
import type { Note } from './plan.ts'
import type { SitePage } from './site.ts'
import type { GivenFile } from './tree.ts'

/** Docusaurus reads `.md` as MDX. A page with components needs the name here. */
export function convertBody(page: SitePage, partials: ReadonlyMap<string, GivenFile>, notes: Note[]): void {
  const { body } = page
  if (/^(?:import|export)\s|<[A-Z]\w*[\s/>]|\{\/\*/m.test(withoutCode(body)) && /\.md$/.test(page.path)) {
    page.path = `${page.path}x`
    body.replace(/<!--([\s\S]*?)-->/g, true, ([, inside = '']) => comment(inside, true))
  }
  if (!/\.mdx$/.test(page.path)) return
  const imports = readImports(body)
  // Partials first: they may have imports of their own.
  for (const [name, source] of imports) {
    const partial = partials.get(posix.join(posix.dirname(page.from), source)) ?? partials.get(source.replace(/^@site\//, ''))
    if (partial === undefined || !isPage(source)) continue
    const part = readPage(partial, partial.path, notes)
    if (part) body.replace(new RegExp(`<${name}\\s*/>`, 'g'), true, () => part.body.text.trim())
  }
  const later = readImports(body)
  const files = new Map([...imports, ...later].filter(([, source]) => !isPage(source) && /\.\w+$/.test(source)))
  body.replace(/\{\s*useBaseUrl\(\s*(['"])([^'"]*)\1\s*\)\s*\}/g, true, ([, , url = '']) => `"${url}"`)
  body.replace(/\{\s*require\(\s*(['"])([^'"]*)\1\s*\)(?:\.default)?\s*\}/g, true, ([, , url = '']) => `"${url}"`)
  body.replace(/(<(?:img|source|video|a|Figure)\b[^>]*?\b(?:src|href)=)\{(\w+)\}/g, true, ([, before = '', name = '']) => {
    const file = files.get(name)
    return file === undefined ? undefined : `${before}"${file}"`
  })
  convertTabs(body)
  convertImports(body, page.from, notes)
}

function withoutCode({ text }: Draft): string {
  return text.replace(/^[ \t>]*(`{3,}|~{3,})[\s\S]*?^[ \t>]*\1[`~]*[ \t]*$/gm, '').replace(/`[^`\n]*`/g, '')
}

/** The default imports of a page, by name. */
function readImports({ text }: Draft): Map<string, string> {
  return new Map(
    Array.from(text.matchAll(/^import\s+(\w+)\s+from\s+(['"])([^'"\n]+)\2;?[ \t]*$/gm), ([, name = '', , source = '']) => [name, source]),
  )
}

/** Components that Docusaurus has, and that have a counterpart here or are read as they are. */
const themeComponents = /^@theme\/(?:Tabs|TabItem|Admonition|CodeBlock|Details)$|^@docusaurus\/(?:useBaseUrl|Link)$/

function convertImports(body: Draft, from: string, notes: Note[]): void {
  const { text } = body
  body.replace(
    /^import\s[^;]*?\sfrom\s+(['"])([^'"\n]+)\1;?[ \t]*(?:\n|$)|^import\s+(['"])([^'"\n]+)\3;?[ \t]*(?:\n|$)/gm,
    true,
    (match) => {
      const source = match[2] ?? match[4] ?? ''
      if (!themeComponents.test(source) && !isPage(source) && !/\.(?:png|jpe?g|gif|svg|webp|mp4)$/i.test(source))
        notes.push({ from, line: body.lineAt(match.index), text: `The import of "${source}" is left out, as content holds no code.` })
      return ''
    },
  )
  if (text !== body.text) body.replace(/\n{3,}/g, true, () => '\n\n')
  body.replace(
    /<Link\s+(?:to|href)=(["'])([^"'\n]*)\1\s*>([\s\S]*?)<\/Link>/g,
    true,
    ([, , url = '', words = '']) => `[${words.trim()}](${url})`,
  )
  body.replace(/<Admonition\s+type=(["'])(\w+)\1(?:\s+title=(["'])([^"'\n]*)\3)?\s*>/g, true, ([, , type = '', , title]) =>
    title === undefined ? `:::${type}\n` : `:::${type}[${title}]\n`,
  )
  body.replace(/<\/Admonition>/g, true, () => '\n:::')
}

function convertTabs(body: Draft): void {
  body.replace(/<Tabs\b[^>]*>/g, true, () => '<Tabs>')
  body.replace(/<TabItem\b([^>]*)>/g, true, ([, attributes = '']) => {
    const readAttribute = (name: string) => new RegExp(`\\b${name}=(?:\\{\\s*)?(["'])([^"'\\n]*)\\1`).exec(attributes)?.[2]
    const title = readAttribute('label') ?? readAttribute('value')
    return title === undefined ? undefined : `<Tab title=${JSON.stringify(title)}>\n`
  })
  body.replace(/<\/TabItem>/g, true, () => '\n</Tab>')
}
