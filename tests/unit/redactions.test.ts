/** Which old texts an item of `withheld` applies to. */
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRedactions } from '../../src/history/redaction/redactions.ts'
import { readTree } from '../../src/sources/git/objects.ts'
import { readRevision } from '../../src/sources/revision.ts'
import { noRedactions, type Redactions } from '../../src/sources/redactions.ts'
import { repository } from '../support/repository.ts'
import { handbookIn, optionsFor } from './handbooks.ts'

const long = Array.from({ length: 12 }, (_, index) => `Line ${index} of a page that goes on.`).join('\n\n')
const item = (more: string) => `- withheld: { ${more}, date: 2026-11-20, reason: Asked }\n`

/** Paths of changed texts. */
function changedAt(content: string, commit: string, withheld: Redactions): string[] {
  const [as, was] = [withheld, noRedactions].map((each) => readRevision(content, commit, each))
  const texts = new Map(was?.files.map(({ path, text }) => [path, text]))
  const gone = was?.assets.filter((path) => !as?.assets.includes(path)) ?? []
  return [...(as?.files.flatMap(({ path, text }) => (texts.get(path) === text ? [] : [path])) ?? []), ...gone]
}

describe('a document is identified', () => {
  const made = (list: string) => {
    const { content, commit, write, git } = repository()
    const first = commit({
      'handbook/a.md': `${long}\n\nOne.\n`,
      'handbook/copy.md': `${long}\n\nOne.\n`,
      'handbook/b.md': 'Other.\n',
      'handbook/list.csv': 'a,b',
    })
    const second = commit({ 'handbook/a.md': undefined, 'handbook/moved.md': `${long}\n\nTwo.\n` })
    const third = commit({ 'handbook/moved.md': undefined, 'handbook/again.md': '---\nformerly: [moved.md]\n---\n\nWritten anew.\n' })
    write({ 'editions.yaml': list.replaceAll('FIRST', first).replaceAll('BLOB', git('rev-parse', `${first}:the content/handbook/a.md`)) })
    const { redactions } = handbookIn(content)
    return { content, redactions, changed: [first, second, third].map((each) => changedAt(content, each, redactions)) }
  }

  const [a, copy, moved, again] = ['a', 'copy', 'moved', 'again'].map((name) => `handbook/${name}.md`) as [string, string, string, string]
  const all = [
    [a, copy],
    [copy, moved],
    [again, copy],
  ]
  const first = [[a, copy], [copy], [copy]]

  test.each<[string, string, string[][]]>([
    ['by its first name', 'document: handbook/a.md', all],
    ['by its last, with what it says it was', 'document: handbook/again.md', all],
    ['at a commit', 'document: handbook/moved.md, revision: FIRST', first],
    ['by what it held', 'document: handbook/moved.md, revision: BLOB', first],
    ['for its words alone', 'document: handbook/again.md, block: two', [[], ['handbook/moved.md'], []]],
    ['as a download', 'document: handbook/list.csv', [['handbook/list.csv'], ['handbook/list.csv'], ['handbook/list.csv']]],
    [
      'though the item is at fault',
      'document: handbook/b.md, colour: red, digest: no',
      [['handbook/b.md'], ['handbook/b.md'], ['handbook/b.md']],
    ],
  ])('%s', (_, more, expected) => expect(made(item(more)).changed).toEqual(expected))

  test("by its path only, if there's no history", () => {
    const { content, redactions } = made(item('document: handbook/a.md'))
    const [file] = readTree(content, 'HEAD')
    const text = redactions.redact({ path: 'handbook/a.md', blob: 'unknown' }, 'Text.\n')
    renameSync(join(content, '../.git'), join(content, '../git'))
    const without = handbookIn(content).redactions
    expect(without.redact({ path: 'handbook/a.md', blob: file?.blob ?? '' }, 'Text.\n')).toBe(text)
    expect(without.redact({ path: 'handbook/b.md', blob: file?.blob ?? '' }, 'Text.\n')).toBe('Text.\n')
    expect(text).toContain('This page was redacted on 20 November 2026')
  })
})

test.each([
  ['in conflict', '<<<<<<< HEAD\n- withheld: { document: a.md, date: 2026-11-21, reason: x }\n=======\n>>>>>>> b\n', ''],
  ['not YAML', '- withheld: { document: a.md, date: 2026-11-21, reason: x\n', ''],
  ['no list', 'withheld: { document: a.md, date: 2026-11-21, reason: x }\n', ''],
  ['fine, without what is withheld', '- { name: autumn, commit: 1234567, date: 2026-11-21 }\n', 'An old text.'],
])("if the list can't be read, neither can old texts: %s", (_, text, expected) => {
  const withheld = readRedactions('/nowhere', [{ path: 'editions.yaml', text }], optionsFor())
  expect(withheld.redact({ path: 'handbook/b.md', blob: '0' }, 'An old text.')).toBe(expected)
})
