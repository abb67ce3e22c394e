/** Compares two states of a text block by block. */
import fc from 'fast-check'
import { h } from 'hastscript'
import { describe, expect, test } from 'vitest'
import { alignBlocks } from '../../src/history/differences/block-alignment.ts'
import type { BlockChange, Note } from '../../src/history/differences/block-diff.ts'
import { diffBlocks, measureChange } from '../../src/history/differences/block-diff.ts'
import { type Block, countBlockCharacters, splitBlocks, formatBlock } from '../../src/history/differences/blocks.ts'
import { describeNote } from '../../src/history/differences/diff-lines.ts'
import { type Run, joinWords } from '../../src/history/differences/text-words.ts'
import { diffOf, treeOf } from './text-trees.ts'

const signs = { same: '=', added: '+', removed: '-', moved: '>', changed: '~' } as const

/** A line per block: its sign, its words with `[-deleted-]` and `{+added+}`, and other changes. */
function lines(changes: readonly BlockChange[]): string[] {
  return changes.map((change) => {
    const words =
      change.kind === 'changed' ? change.parts.map(({ runs }) => runs.map(show).join(' ')).join(' | ') : formatBlock(change.block)
    return [
      `${signs[change.kind]} ${words}`,
      ...(change.kind === 'changed' ? change.notes.map((note: Note) => `(${describeNote(note)})`) : []),
    ].join(' ')
  })
}

function show({ kind, words }: Run): string {
  const text = joinWords(words)
  return kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`
}

interface Case {
  name: string
  before: string
  after: string
  shown: string[]
  isMdx?: boolean
}

const cases: Case[] = [
  { name: 'nothing', before: '# Page\n\nOne.\n\n- Two', after: '# Page\n\nOne.\n\n- Two', shown: ['= One.', '= Two'] },
  {
    name: 'a number',
    before: 'It’s 1,000.5 in 2026.11, and 1.',
    after: 'It’s 1,000.6 in 2026.12, and 1.',
    shown: ['~ It’s [-1,000.5-] {+1,000.6+} in [-2026.11-] {+2026.12+} , and 1.'],
  },
  { name: 'one word', before: 'We ship on Mondays.', after: 'We ship on Fridays.', shown: ['~ We ship on [-Mondays-] {+Fridays+} .'] },
  {
    name: 'a word of a language without spaces',
    before: '私は学生です。',
    after: '私は先生です。',
    shown: ['~ 私は [-学生-] {+先生+} です。'],
  },
  {
    name: 'a paragraph that moved',
    before: 'The first of all.\n\nThe second of all.\n\nThe third of all.',
    after: 'The second of all.\n\nThe third of all.\n\nThe first of all.',
    shown: ['= The second of all.', '= The third of all.', '> The first of all.'],
  },
  {
    name: 'an item in the middle, whatever the space between items',
    before: '- Apples\n- Pears',
    after: '- Apples\n\n- Plums\n\n- Pears',
    shown: ['= Apples', '+ Plums', '= Pears'],
  },
  {
    name: 'an item below another',
    before: '1. Cut\n   - Peel\n2. Cook',
    after: '1. Cut\n   - Peel\n   - Slice\n2. Cook',
    shown: ['= Cut', '= Peel', '+ Slice', '= Cook'],
  },
  {
    name: 'a cell of a table',
    before: '| Name | Target |\n| - | - |\n| Share | 60 % |\n| Time | 2 d |',
    after: '| Name | Target |\n| - | - |\n| Share | 75 % |\n| Time | 2 d |',
    shown: ['= Name | Target', '~ Share | [-60-] {+75+} %', '= Time | 2 d'],
  },
  {
    name: 'a column of a table',
    before: '| Name | Target |\n| - | - |\n| Share | 60 |',
    after: '| Name | Now | Target |\n| - | - | - |\n| Share | 20 | 60 |',
    shown: ['~ Name | {+Now+} | Target', '~ Share | {+20+} | 60'],
  },
  {
    name: 'a line of code',
    before: '```yaml\nport: 80\nhost: a\n```',
    after: '```yaml\nport: 8080\nhost: a\n```',
    shown: ['~ [-port: 80-] {+port: 8080+} host: a'],
  },
  {
    name: 'a short line of code that stayed',
    before: '```\na 1\nb 1\n}\nc 1\nd 1\nsame line\n```',
    after: '```\na 2\nb 2\n}\nc 2\nd 2\nsame line\n```',
    shown: ['~ [-a 1 b 1-] {+a 2 b 2+} } [-c 1 d 1-] {+c 2 d 2+} same line'],
  },
  {
    name: 'the space before a line of code',
    before: '```yaml\na:\n  b: 1\n```',
    after: '```yaml\na:\nb: 1\n```',
    shown: ['~ a: [-  b: 1-] {+b: 1+}'],
  },
  {
    name: 'a heading with another name',
    before: '## Installing\n\nText that stays.',
    after: '## Set-up\n\nText that stays.',
    shown: ['~ [-Installing-] {+Set-up+}', '= Text that stays.'],
  },
  {
    name: 'the level of a heading',
    before: '## Terms',
    after: '### Terms',
    shown: ['~ Terms (Only the formatting changed)'],
  },
  {
    name: 'where a link leads',
    before: 'See [the old plans](a.md).',
    after: 'See [the old plans](b.md).',
    shown: ['~ See the old plans. (“the old plans” now links to b.md, not a.md)'],
  },
  {
    name: 'a link that is new and one that is gone',
    before: 'See plans and [prices](b.md).',
    after: 'See [plans](a.md) and prices.',
    shown: ['~ See plans and prices. (“plans” now links to a.md) (“prices” no longer links to b.md)'],
  },
  {
    name: 'an image',
    before: '![The board](old.png)',
    after: '![The board](new.png)',
    shown: ['~ The board (New image: “The board” (old.png → new.png))'],
  },
  { name: 'format alone', before: 'We keep data.', after: 'We **keep** data.', shown: ['~ We keep data. (Only the formatting changed)'] },
  {
    name: 'white space and line breaks alone',
    before: 'We keep\nall  data.\n\n* One\n* Two',
    after: 'We keep all\ndata.\n\n\n- One\n\n- Two\n',
    shown: ['= We keep all data.', '= One', '= Two'],
  },
  {
    name: 'everything',
    before: 'Our offices are open.\n\n- Bring shoes',
    after: '```\ncode\n```\n\nNobody knows him.',
    shown: ['- Our offices are open.', '- Bring shoes', '+ code', '+ Nobody knows him.'],
  },
  { name: 'a text that is new', before: '', after: 'One.\n\nTwo.', shown: ['+ One.', '+ Two.'] },
  { name: 'a text that is gone', before: 'One.\n\nTwo.', after: '', shown: ['- One.', '- Two.'] },
  {
    name: 'what stands in a component, and the kind of the component',
    before: '<Callout type="note">\nBack up your data.\n</Callout>',
    after: '<Callout type="warning">\nBack up your data first.\n</Callout>',
    isMdx: true,
    shown: ['- Note', '+ Warning', '~ Back up your data {+first+} .'],
  },
  {
    name: 'short words that stayed by chance are told with their sentence',
    before: 'It grew slowly, in winter months, of course.',
    after: 'It fell very fast, by many points, of course.',
    shown: ['~ It [-grew slowly, in winter months-] {+fell very fast, by many points+} , of course.'],
  },
]

test.each(cases)('shows $name', ({ before, after, isMdx, shown }) => {
  expect(lines(diffOf(before, after, isMdx))).toEqual(shown)
})

test.each([
  ['words in a paragraph', 'We ship on Mondays.', 'We ship on all days!', { added: 2, removed: 1 }],
  ['whole blocks', 'One two.', 'One two.\n\n- Three four five', { added: 3, removed: 0 }],
  ['what moved', 'The first one.\n\nThe second of all.', 'The second of all.\n\nThe first one.', { added: 0, removed: 0 }],
])('the size of a change: %s', (_, before, after, size) => {
  expect(measureChange(diffOf(before, after))).toEqual(size)
})

describe('long texts', () => {
  /** How often keys and words of blocks are read. */
  function counted(texts: readonly string[]): { blocks: Block[]; count: () => number } {
    let looks = 0
    const blocks = splitBlocks(texts.map((text) => h('p', text))).map((block) => ({
      ...block,
      get key() {
        looks++
        return block.key
      },
      get parts() {
        looks++
        return block.parts
      },
    }))
    looks = 0
    return { blocks, count: () => looks }
  }
  const many = 10_000
  const paragraphs = (word: (index: number) => string) => Array.from({ length: many }, (_, index) => `Paragraph about ${word(index)} here`)
  const shuffled = (index: number) => `thing${(index * 7919) % many}`

  test.each([
    ['all the same', paragraphs((index) => `thing${index}`), paragraphs((index) => `thing${index}`)],
    ['all replaced', paragraphs((index) => `thing${index}`), paragraphs((index) => `other${index}`)],
    ['all in another order', paragraphs((index) => `thing${index}`), paragraphs(shuffled)],
    ['few texts, again and again', paragraphs((index) => `thing${index % 7}`), paragraphs((index) => `thing${(index + 3) % 5}`)],
    ['every second changed', paragraphs((index) => `thing${index}`), paragraphs((index) => `thing${index % 2 ? index : `${index}x`}`)],
  ])('%s: each block is read a few times', (_, before, after) => {
    const [old, now] = [counted(before), counted(after)]
    alignBlocks(old.blocks, now.blocks)
    expect(old.count() + now.count()).toBeLessThan(20 * many)
  })

  test('every second one changed: each is matched', () => {
    const tree = (texts: readonly string[]) => texts.map((text) => h('p', text))
    const changes = diffBlocks(
      tree(paragraphs((index) => `thing${index}`)),
      tree(paragraphs((index) => (index % 2 ? `thing${index}` : `thing${index}x`))),
    )
    expect(Map.groupBy(changes, ({ kind }) => kind).get('changed')).toHaveLength(many / 2)
    expect(changes).toHaveLength(many)
  })
})

describe('nothing gets lost', () => {
  const word = fc.constantFrom('tea', 'rum', 'must', 'we', 'drink', 'often', 'now', '**never**', '[it](a.md)', '[it](b.md)', '私は', 'x')
  const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '))
  const block = fc.oneof(
    line,
    line.map((text) => `## ${text}`),
    fc.array(line, { minLength: 1, maxLength: 4 }).map((items) => items.map((item) => `- ${item}`).join('\n')),
    fc
      .array(line, { minLength: 1, maxLength: 3 })
      .map((rows) => ['| a | b |', '| - | - |', ...rows.map((row) => `| ${row} | 1 |`)].join('\n')),
    line.map((text) => `\`\`\`\n${text}\n\`\`\``),
  )
  const text = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.join('\n\n'))
  const textsIn = (written: string) => splitBlocks(treeOf(written)).map(formatBlock)
  const wordsOf = (runs: readonly Run[], without: Run['kind']) =>
    runs.filter(({ kind }) => kind !== without).flatMap(({ words }) => words.map((each) => each.text))

  test('the new text is what stayed, was added, moved or changed; the old one what stayed, was deleted, moved or changed', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffOf(before, after)
        const now = changes.flatMap(({ kind, block: each }) => (kind === 'removed' ? [] : [formatBlock(each)]))
        const old = changes.flatMap((change) => {
          if (change.kind === 'added') return []
          return [formatBlock('before' in change ? change.before : change.block)]
        })
        expect(now).toEqual(textsIn(after))
        expect(old.toSorted()).toEqual(textsIn(before).toSorted())
        for (const change of changes) {
          if (change.kind !== 'changed') continue
          const runs = change.parts.flatMap((part) => part.runs)
          expect(wordsOf(runs, 'removed')).toEqual(change.block.parts.flat().map((each) => each.text))
          expect(wordsOf(runs, 'added')).toEqual(change.before.parts.flat().map((each) => each.text))
        }
      }),
      { seed: 6, numRuns: 300 },
    )
  })

  test("a text compared with itself hasn't changed", () => {
    fc.assert(
      fc.property(text, (written) => diffOf(written, written).every(({ kind }) => kind === 'same')),
      { seed: 6, numRuns: 100 },
    )
  })
})

test('the length of a block is counted as it is written', () => {
  const texts = 'One, two\nthree.\n\n| A | B c |\n| - | - |\n| 1 | 2, 3 |\n\n```\na\n\nb\n```\n\n![Alt text](a.png)'
  for (const block of splitBlocks(treeOf(texts))) expect(countBlockCharacters(block)).toBe(formatBlock(block).length)
})
