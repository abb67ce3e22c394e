/** Finds obligations, whatever changed in them. */
import { expect, test } from 'vitest'
import { findObligationChanges } from '../../src/history/differences/obligations.ts'
import { joinWords } from '../../src/history/differences/text-words.ts'
import { diffOf } from './text-trees.ts'

const marks = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] } as const

const found = (before: string, after: string) =>
  findObligationChanges(diffOf(before, after)).map(({ kind, runs, under }) => {
    const words = runs.map((run) => marks[run.kind].join(joinWords(run.words))).join(' ')
    return `${kind}${under === undefined ? '' : ` under ${under}`}: ${words}`
  })

test.each([
  ['a duty that became weaker', 'You must log in. We eat.', 'You should log in. We drink.', ['changed: You [-must-] {+should+} log in.']],
  ['a duty that became one', 'You may log in.', 'You must log in.', ['changed: You [-may-] {+must+} log in.']],
  [
    'another number in a promise',
    'We will not keep it over 30 days.',
    'We will not keep it over 90 days.',
    ['changed: We will not keep it over [-30-] {+90+} days.'],
  ],
  ['a promise that is gone', 'We sell. We never sell data.', 'We sell.', ['removed: {-}We never sell data.']],
  [
    'a promise that is new, under its heading',
    '## Data\n\nText stays.',
    '## Data\n\nText stays.\n\nIt’s always yours.',
    ['added under Data: It’s always yours.'],
  ],
  ['what people write with an apostrophe', 'A.', 'A. We won’t call.', ['added: We won’t call.']],
  ['in a cell', '| a | b |\n| - | - |\n| x | must |', '| a | b |\n| - | - |\n| x | can |', ['removed: must']],
  ['none in sentences that do not bind', 'We like tea. Mustard is yellow.', 'We like rum. Mustard is brown.', []],
  ['none in code', '```\nmust: 1\n```', '```\nmust: 2\n```', []],
  ['none where only its place changed', 'You must log in.\n\nWe eat at noon every day.', 'We eat at noon every day. You must log in.', []],
  ['none where it stayed', 'You must log in. We eat.', 'You must log in. We drink.', []],
])('%s', (_, before, after, shown) => {
  const plain = shown.map((line) => line.replace('{-}', ''))
  expect(found(before, after).map((line) => (/^(added|removed)/.test(line) ? line.replace(/\{\+|\+\}|\[-|-\]/g, '') : line))).toEqual(plain)
})
