/**
 * Folders of other generators unchanged: every page is published, everything that has no meaning here is reported, and none of it is
 * printed raw.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { printEntry, printEntryAsMarkdown, printEntryForFeed } from '../../src/page/printing.ts'
import { handbookOf } from './handbooks.ts'

const folder = join(import.meta.dirname, '../fixtures/generators')

/** The unchanged folder. */
function handbookFrom(generator: string) {
  const paths = readdirSync(join(folder, generator), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(join(folder, generator).length + 1))
  const files = paths.map((path) => [path, readFileSync(join(folder, generator, path), 'utf8')])
  return { pages: paths.filter((path) => /\.mdx?$/.test(path)), checked: handbookOf(Object.fromEntries(files)) }
}

const withoutCode = (html: string) => html.replace(/<(pre|code)\b[\s\S]*?<\/\1>/g, '')
const withoutFences = (markdown: string) => markdown.replace(/^[> ]*(`{3,})[\s\S]*?^[> ]*\1$/gm, '').replace(/(`+)[^`].*?\1/g, '')
const raw = /:::|\{#|\[#|\[!|\{\{|\{%|\+\+\+|(?<![^>\n])!!! |(?<!\\)\[\[|\{:|%%|==\S|\{ ?[.\w-]+[=}]/

/** Unpublished pages: drafts and unreadable ones. */
const unpublished: Record<string, number> = { docusaurus: 1, eleventy: 1, hugo: 2, jekyll: 1, mkdocs: 0, nextjs: 0, plain: 0, vitepress: 0 }

describe.each(readdirSync(folder))('%s', (generator) => {
  const { pages, checked } = handbookFrom(generator)
  const { handbook, problems } = checked

  test('has a page for each text', () => {
    expect(pages.length).toBeGreaterThanOrEqual(20)
    expect(handbook.entries).toHaveLength(pages.length - (unpublished[generator] ?? 0))
  })

  test('prints nothing raw', () => {
    const found = handbook.entries.flatMap((entry) =>
      [
        withoutCode(printEntry(entry, handbook).html),
        withoutCode(printEntryForFeed(entry, handbook)),
        withoutFences(printEntryAsMarkdown(entry, handbook)),
        entry.title,
      ].flatMap((text) => {
        const match = raw.exec(text)
        return match ? [`${entry.file}: ${text.slice(Math.max(0, match.index - 20), match.index + 40)}`] : []
      }),
    )
    expect(found).toEqual([])
  })

  test('reports what has no meaning here', () => {
    const lines = problems.map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code}  ${message}`)
    expect(`${lines.join('\n')}\n`).toMatchSnapshot()
  })
})
