/** The corpus as any generator of sites can read it: the same titles, prose and links, without what only a handbook knows. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export interface Text {
  /** Without its extension: "handbook/s1/p1". */
  path: string
  title: string
  description: string
  /** Markdown, with references as words. */
  body: string
}

/** One for each page, in the order of their paths. */
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

/** A file with its front matter; strings in JSON are strings in YAML. */
export function withFrontMatter({ title, description, body }: Omit<Text, 'path'>, more = ''): string {
  return `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n${more}---\n\n${body}`
}

/** For generators that leave links between files as they are: addresses instead. */
export function withAddresses({ path, body }: Text): string {
  const base = new URL(`https://example.com/${path}`)
  return body.replace(/\]\((\.\.?\/[^)#]*)\.mdx(#[^)]*)?\)/g, (_, target, anchor = '') => `](${new URL(target, base).pathname}/${anchor})`)
}

/** For generators that follow links between files, which here end in `.md`. */
export function withMarkdownLinks({ body }: Text): string {
  return body.replace(/\]\((\.\.?\/[^)#]*)\.mdx(#[^)]*)?\)/g, (_, target, anchor = '') => `](${target}.md${anchor})`)
}
