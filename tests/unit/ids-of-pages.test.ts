/** Ids are unique on a page, whether they come from text, headings, page chrome, or several texts on one page. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ourCollections } from '../../src/collections/collections.ts'
import { ownAnchors } from '../../src/graph/links/anchors.ts'
import { printEntry, printEntryForPaper } from '../../src/page/printing.ts'
import { entryOf, handbookOf } from './handbooks.ts'

const source = new URL('../../src/', import.meta.url)

const { names, of, find } = ourCollections
const withSections = names.filter((name) => of(name).anchors !== undefined)
const anchorsOf = (name: string) => find(name)?.anchors ?? {}

/** Sections of pages without an entry. */
const ofLists = ['reporting', 'uncaught', 'score-and-evidence', 'open', 'closed', 'undecided', 'chains']

test('the list of generated sections matches the headings that components print', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^((components|pages|layouts)\/.*\.astro|page\/.*\.ts|collections\/\w+\/page.*\.ts)$/.test(path),
  )
  const heading = /<(?:SectionHeading|h[2-6])[^>]*\sid="([^"_][^"]*)"|\bsection\(\s*'([^'_][^']*)'|\bid: '([^'_][^']*)'/g
  const printed = files.flatMap((path) =>
    Array.from(readFileSync(new URL(path, source), 'utf8').matchAll(heading), ([, ...ids]) => ids.find(Boolean) ?? ''),
  )
  const listed = withSections.flatMap((name) => Object.keys(anchorsOf(name)))
  expect([...new Set(printed)].filter((id) => !ofLists.includes(id)).toSorted()).toEqual([...new Set(listed)].toSorted())
})

const words = [...new Set(withSections.flatMap((name) => Object.keys(anchorsOf(name))))]
const body = `${words.map((word) => `## ${word[0]?.toUpperCase()}${word.slice(1).replaceAll('-', ' ')}\n\n<p id="${word}">x</p>\n`).join('\n')}
## Spot

<a id="spot"></a> <a name="spot"></a> <p id="_main">x</p>

## 🚀

## 🚀

## \\_main

## Given {#given}

## Given {#given}

A[^1] and B[^two].

## Fn 1

\`\`\`mermaid
graph LR
  A --> B
\`\`\`

[^1]: Note.
[^two]: Note.
`

const idsIn = (html: string) => Array.from(html.matchAll(/\sid="([^"]*)"/g), ([, id = '']) => id)

/** Entries don't need valid data to be printed. */
const collections = ['handbook', 'roles', ...withSections].filter((name, index, all) => all.indexOf(name) === index)
const nameIn = (collection: string) => (collection === 'releases' ? '1.0.0' : collection === 'decisions' ? '1-x' : 'x')
const keys = (collection: string) =>
  Object.values(anchorsOf(collection))
    .filter((key) => typeof key === 'string')
    .map((key) => `${key}: [x]\n`)
    .join('')

describe.each(collections)('%s', (collection) => {
  const { handbook, written, untyped } = handbookOf({
    [`${collection}/${nameIn(collection)}.md`]: `---\ntitle: T\n${keys(collection)}---\n\n${body}`,
  })
  const entry = [...written.entries, ...untyped].find((each) => each.collection === collection)
  if (!entry) throw new Error('no entry')

  test('a page has each id once, and no reserved one', () => {
    const { html, headings } = printEntry(entry, handbook)
    const own = ownAnchors(entry.definition, entry.written)
    const all = [...own, ...idsIn(html)]
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([])
    expect(headings.map(({ id }) => id)).toEqual(entry.document.headings.map(({ id }) => id).filter((id) => id !== 'footnote-label'))
    expect(idsIn(html).filter((id) => id === '' || id === '_main')).toEqual([])
  })
})

test('several texts on a print page have unique ids', () => {
  const checked = handbookOf({ 'handbook/a.md': body, 'handbook/b.md': body })
  const [a, b] = ['a', 'b'].map((id) => printEntryForPaper(entryOf(checked, 'handbook', id), checked.handbook))
  const all = idsIn(`${a}${b}`)
  expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([])
  expect(`${a}${b}`).not.toMatch(/\sname="|aria-describedby/)
})
