/** The corpus for other site generators: the same titles, prose and links, without what is specific to a handbook. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export interface Text {
  /** Without its extension: "handbook/s1/p1". */
  path: string
  title: string
  description: string
  /** Markdown with plain text instead of components. */
  body: string
}

/** One text for each page of the corpus, sorted by path. */
export function readTexts(corpus: string): Text[] {
  return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.mdx') || /^releases\/.*\.yaml$/.test(path))
    .sort()
    .map((path) => readText(path, readFileSync(join(corpus, path), 'utf8')))
}

function readText(file: string, text: string): Text {
  const path = file.replace(/\.\w+$/, '')
  if (file.endsWith('.yaml')) {
    const headline = field('headline', text)
    return { path, title: `Release ${posix.basename(path)}`, description: headline, body: `${headline}\n` }
  }
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  const description = field('description', front) || field('summary', front)
  return { path, title: field('title', front), description, body: body.trimStart().replace(/<Ref to="([^"]*)"\/>/g, '$1') }
}

function field(name: string, text: string): string {
  return new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? ''
}

/** A Markdown file. JSON strings are valid YAML. */
export function withFrontMatter({ title, description, body }: Omit<Text, 'path'>, more = ''): string {
  return `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n${more}---\n\n${body}`
}

/** The body with addresses, for generators that don't resolve links to files. */
export function withAddresses({ path, body }: Text): string {
  const base = new URL(`https://example.com/${path}`)
  return body.replace(/\]\((\.\.?\/[^)#]*)\.mdx(#[^)]*)?\)/g, (_, target, anchor = '') => `](${new URL(target, base).pathname}/${anchor})`)
}

/** The body with links to `.md` files, for generators that resolve them. */
export function withMarkdownLinks({ body }: Text): string {
  return body.replace(/\]\((\.\.?\/[^)#]*)\.mdx(#[^)]*)?\)/g, (_, target, anchor = '') => `](${target}.md${anchor})`)
}
