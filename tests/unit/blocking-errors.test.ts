/** Errors that block a message or the exported changelog. */
import { describe, expect, test } from 'vitest'
import { findSubject } from '../../src/outputs/broadcast/broadcasts.ts'
import { exportErrors, messageErrors, invalidEntryErrors } from '../../src/outputs/broadcast/blocking-errors.ts'
import { checkedOf, entry, files } from './broadcasts.ts'

const said = (faults: readonly { file: string; line: number; code: string }[]) =>
  faults.map(({ file, line, code }) => `${file}:${line} ${code}`)

function faultsOf(ref: string, more: Record<string, string>) {
  const checked = checkedOf({ ...more, 'changelog/log.png': '' })
  const subject = findSubject(ref, checked.handbook, checked.written)
  return said('of' in subject ? messageErrors(subject, checked) : invalidEntryErrors(ref, checked))
}

const people = files['people.yaml']
const fix = files['changelog/fix.md']

describe('for a message', () => {
  test.each<[string, string, Record<string, string>, string[]]>([
    ['nothing elsewhere', 'fix', { 'handbook/a.md': '---\nowner: nobody\n---\n', 'changelog/logs.mdx': 'none' }, []],
    ['a dead link in it', 'fix', { 'changelog/fix.md': `${fix}[x](gone.md)\n` }, ['changelog/fix.md:11 link-missing']],
    [
      'an error in its feature',
      'logs',
      { 'features/log.yaml': `${files['features/log.yaml']}x: 1\n` },
      ['features/log.yaml:6 key-unknown'],
    ],
    ['nothing in a feature that it does not touch', 'fix', { 'features/log.yaml': `${files['features/log.yaml']}x: 1\n` }, []],
    [
      'an error in its author',
      'fix',
      { 'people.yaml': people?.replace('name: Ada', 'nam: 3, name: Ada') ?? '' },
      ['people.yaml:1 key-unknown'],
    ],
    ['nothing in another person', 'fix', { 'people.yaml': `${people}- { id: cyd }\n` }, []],
    ['people who cannot be read', 'fix', { 'people.yaml': '- { id: ada\n' }, ['people.yaml:1 yaml-invalid']],
    [
      'an error in its release',
      '2.9',
      { 'releases/2.9.mdx': '---\ndate: 2026-01-10\nstatus: released\noffering: own\nx: 1\n---\n' },
      ['releases/2.9.mdx:5 key-unknown'],
    ],
    ['what a release brings', '2.11', { 'changelog/fix.md': `${fix}[x](gone.md)\n` }, ['changelog/fix.md:11 link-missing']],
    [
      'an entry that cannot be typed',
      'fix',
      { 'changelog/fix.md': '---\ntitle: Fix\n---\n' },
      expect.arrayContaining(['changelog/fix.md:2 key-missing']),
    ],
    [
      'a plan that has its feature',
      'logs',
      { 'tiers.yaml': files['tiers.yaml']?.replace('rank: 1', 'rank: 1, x: 1') ?? '' },
      ['tiers.yaml:1 key-unknown'],
    ],
  ])('%s', (_, ref, more, expected) => {
    expect(faultsOf(ref, more)).toEqual(expected)
  })
})

describe('for the exported changelog', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['nothing elsewhere', { 'handbook/a.md': '---\nowner: nobody\n---\n', 'people.yaml': `${people}- { id: cyd }\n` }, []],
    ['nothing in a draft', { 'changelog/draft.md': `${files['changelog/draft.md']}[x](gone.md)\n` }, []],
    [
      'an entry that would be missing',
      { 'changelog/new.md': entry('New', 'type: added\ndate: soon\nstatus: published') },
      ['changelog/new.md:8 date-invalid'],
    ],
    [
      'a folder that would be missing',
      { 'change-log/new.md': entry('New', 'type: added\ndate: 2026-01-01\nstatus: published') },
      ['change-log:1 entry-misplaced'],
    ],
    ['a file that would be missing', { 'changelog/new.txt': '' }, ['changelog/new.txt:1 file-type-unknown']],
  ])('%s', (_, more, expected) => {
    expect(said(exportErrors(checkedOf({ ...more, 'changelog/log.png': '' })))).toEqual(expected)
  })
})
