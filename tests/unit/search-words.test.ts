/** Words, typos and vocabulary of the search. */
import { expect, test } from 'vitest'
import { suggestCorrections, isOneTypo } from '../../src/answers/search/correction.ts'
import { countWords, readVocabulary, weighWords, type WordCounts, writeVocabulary } from '../../src/answers/search/vocabulary.ts'
import { canBeMistyped, isForm, isInflection, readQuery, wordsOf } from '../../src/answers/search/words.ts'

test.each([
  ['triage', 'tirage', true],
  ['triage', 'triagee', true],
  ['triage', 'trige', true],
  ['triage', 'triaqe', true],
  ['triage', 'ttriage', true],
  ['triage', 'triage', false],
  ['triage', 'tirgae', false],
  ['triage', 'triages!', false],
  ['a', '', true],
])('%s and %s: one typo is %s', (a, b, is) => {
  expect(isOneTypo(a, b)).toBe(is)
  expect(isOneTypo(b, a)).toBe(is)
})

test.each([
  ['triage', 'triaging', true],
  ['plan', 'planning', true],
  ['policy', 'policies', true],
  ['release', 'released', true],
  ['release', 'releaes', false],
  ['words', 'worsd', false],
  ['it', 'item', false],
])('%s and %s: forms of one word is %s', (a, b, is) => {
  expect(isForm(a, b)).toBe(is)
})

test.each([
  ['ships', 'ship', true],
  ['tests', 'tested', true],
  ['policies', 'policy', true],
  ['planned', 'plan', true],
  ['fital', 'fit', false],
  ['finer', 'final', false],
])('%s and %s are one word: %s', (a, b, is) => {
  expect(isInflection(a, b)).toBe(is)
})

test.each([
  ['Snapshots & Version History', ['snapshots', 'version', 'history']],
  ['Résumé of v2.29.1, "quoted', ['resume', 'of', '2.29.1', 'quoted']],
  ['2.29.1 and 2', ['2.29.1', 'and', '2']],
  ['日本語', ['日本語']],
  ['这是一段简单的测试文本。', ['这', '是', '一段', '简单', '的', '测试', '文本']],
  ['v2 of ＡＢＣ, ﬁle, Straße, Łódź', ['v2', 'of', 'abc', 'file', 'strasse', 'lodz']],
  ['<script>', ['script']],
  ['🙂', []],
])('the words of %s', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test('a query is cut to a searchable length', () => {
  expect(readQuery('  two \n words ')).toBe('two words')
  expect(readQuery('   ')).toBe('')
  expect(readQuery('x'.repeat(10_000))).toHaveLength(200)
  expect(readQuery('word '.repeat(40)).split(' ')).toHaveLength(12)
})

const vocabulary = new Map([
  ['triage', 5],
  ['release', 9],
  ['released', 2],
  ['day', 6],
  ['roles', 3],
  ['stories', 1],
])

test.each([
  ['tirage', ['triage']],
  ['relase', ['release']],
  ['releas', []],
  ['triage', []],
  ['releaseday', ['release day']],
  ['rles', ['roles']],
  ['roe', []],
  ['2.29', []],
  ['quokka', []],
  // Both may be right.
  ['bay', []],
  ['mole', []],
])('%s may stand for %j', (word, meant) => {
  expect(suggestCorrections(word, vocabulary)).toEqual(meant)
})

test('the vocabulary is read as it was written', () => {
  const counts: WordCounts = new Map()
  countWords({ names: ['Triage'], text: 'Triage, triaging, trial. 2.29 it' }, counts)
  countWords({ names: ['Über'], text: 'trial ß naïve' }, counts)
  const written = writeVocabulary(weighWords(counts))
  expect(written).toMatchInlineSnapshot(`
    "0naive0
    0triage4
    5ing0
    4l1
    0uber4"
  `)
  expect([...readVocabulary(written)]).toEqual([...weighWords(counts)].sort(([a], [b]) => (a < b ? -1 : 1)))
  expect([...readVocabulary(written).keys()].filter((word) => !canBeMistyped(word) && word.length > 3)).toEqual([])
})
