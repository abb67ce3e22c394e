/** Scripts without spaces between words, and equivalent spellings. */
import { describe, expect, test } from 'vitest'
import { foldSpelling } from '../../src/answers/search/fold.ts'
import { withMarks, withoutMarks } from '../../src/answers/search/marks.ts'
import { spaced, unspaced } from '../../src/answers/search/scripts.ts'
import { makeAliases, withAliases } from '../../src/outputs/search/aliases.ts'
import { arrayItems, readNumbers, readText, writeArray, writeNumbers, writeText } from '../../src/outputs/search/cbor.ts'

test.each([
  ['简单的测试', '简单 的 测试'],
  ['使用API接口', '使用 API 接口'],
  ['有給休暇', '有給 休暇'],
  ['ลาพักร้อน', 'ลา พัก ร้อน'],
  ['연차휴가를 신청', '연차휴가를 신청'],
  ['two words', 'two words'],
  ['', ''],
])('%s is searched as %s', (typed, words) => {
  expect(spaced(typed)).toBe(words)
  expect(unspaced(spaced(typed))).toBe(typed === '使用API接口' ? words : typed)
})

test.each([
  ['v4.7.0', '4.7.0'],
  ['Java v2.0', 'java 2.0'],
  ['v2', 'v2'],
  ['nov4.2', 'nov4.2'],
  ['ＡＢＣ ﬁle', 'abc file'],
  ['Straße', 'strasse'],
  ['Łódź', 'lódź'],
  ['ｶﾞｲﾄﾞ', 'ガイド'],
])('%s is spelled %s', (typed, folded) => {
  expect(foldSpelling(typed)).toBe(folded)
})

const shown = (text: string) => text.replaceAll('\u00ad ', '|').replaceAll('\u00ad', '¬')

describe('marks', () => {
  test.each([
    ['<p>简单的测试。</p>', '<p>简单|的|测试|。</p>'],
    ['<p>Use 保存 here</p>', '<p>Use 保存 here</p>'],
    ['<p>使用API接口v2</p>', '<p>使用|API|接口|v2</p>'],
    ['<p>这是<strong>简单</strong>的</p><p>测试</p>', '<p>这|是<strong>|简单</strong>|的</p><p>测试</p>'],
    ['<h2 id="测试文本" title=\'测试>文本\'>测试文本</h2>', '<h2 id="测试文本" title=\'测试>文本\'>测试|文本</h2>'],
    ['<p>English, 2 &lt; 3</p>', '<p>English, 2 &lt; 3</p>'],
  ])('%s', (html, marked) => {
    expect(shown(withMarks(html))).toBe(marked)
    expect(withoutMarks(withMarks(html))).toBe(html)
  })

  test('make a version one word, in text and not in tags', () => {
    const html = '<h2 id="to-2.3" title="2.3">To 2.3.1, from 2. Or 0.5 %.</h2>'
    expect(withMarks(html)).toBe('<h2 id="to-2.3" title="2.3">To 2ꞏ3ꞏ1, from 2. Or 0ꞏ5 %.</h2>')
    expect(withoutMarks(withMarks(html))).toBe(html)
    expect(withoutMarks('to <mark>2ꞏ3</mark>')).toBe('to <mark>2.3</mark>')
  })

  test('are removed from excerpts, around matches and at cuts', () => {
    expect(withoutMarks('<mark>简单\u00ad</mark> 的\u00ad <mark>测试\u00ad</mark> <mark>文本\u00ad</mark>')).toBe(
      '<mark>简单</mark>的<mark>测试</mark><mark>文本</mark>',
    )
  })
})

test.each([
  ['操作系统', ['作系统', '系统', '统']],
  ['データベース', ['ータベース', 'タベース', 'ベース', 'ース']],
  ['휴가를', ['가를'.normalize('NFD')]],
  ['straße', ['strasse']],
  ['v470', ['470']],
  ['ａｂｃ', ['abc']],
  ['version', []],
])('%s is indexed as %j too', (word, aliases) => {
  expect(makeAliases(word)).toEqual(aliases)
})

const page = (step: number, places: readonly number[], fields: readonly number[] = []) =>
  writeArray([writeNumbers([step]).subarray(1), writeNumbers(places), writeNumbers(fields)])
const list = (word: string, ...pages: Buffer[]) => writeArray([writeText(word), writeArray(pages), writeArray([])])
const read = (lists: readonly Buffer[]) =>
  lists.map((each) => {
    const [word, pages] = arrayItems(each)
    return [
      readText(word ?? Buffer.of()),
      ...arrayItems(pages ?? Buffer.of()).map((item) => {
        const [step, ...rest] = arrayItems(item)
        return [...readNumbers(writeArray([step ?? Buffer.of()])), ...rest.map(readNumbers)]
      }),
    ]
  })

test('lists of a word and its aliases are merged, by page and position', () => {
  const lists = [list('470', page(1, [-25, 2], [-1, 1]), page(2, [-25, 5])), list('v470', page(0, [-25, 4]), page(3, [-25, 1, 4, -169, 0]))]
  expect(read(withAliases(lists))).toEqual([
    ['470', [0, [-25, 4], []], [1, [-25, 2], [-1, 1]], [2, [-25, 1, 4, -169, 0], []]],
    ['v470', [0, [-25, 4], []], [3, [-25, 1, 4, -169, 0], []]],
  ])
})

test('without aliases the lists are unchanged', () => {
  const lists = [list('a', page(1, [-25, 2])), list('word', page(0, [-25, 1]))]
  expect(withAliases(lists)).toEqual(lists)
})
