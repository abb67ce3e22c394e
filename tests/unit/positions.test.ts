import { describe, expect, test } from 'vitest'
import { nearest, didYouMean, listOf } from '../../src/problems/nearest.ts'
import { positionsOf } from '../../src/problems/positions.ts'

describe('positions', () => {
  test.each([
    ['the beginning', 'one\ntwo', 0, 3, '1:1-1:4'],
    ['the end', 'one\ntwo', 7, 7, '2:4-2:4'],
    ['a line end belongs to its line', 'one\ntwo', 3, 4, '1:4-2:1'],
    ['an empty text', '', 0, 0, '1:1-1:1'],
    ['a text that ends in a line end', 'one\n', 4, 4, '2:1-2:1'],
    ['CRLF', 'one\r\ntwo\r\nthree', 10, 15, '3:1-3:6'],
    ['inside CRLF', 'one\r\ntwo', 4, 5, '1:5-2:1'],
    ['CR alone', 'one\rtwo', 4, 7, '2:1-2:4'],
    ['all three', 'a\nb\r\nc\rd', 7, 8, '4:1-4:2'],
    ['signs of two UTF-16 units', '😀x', 2, 3, '1:3-1:4'],
    ['a line separator ends no line', 'a\u2028b', 2, 3, '1:3-1:4'],
    ['several lines', 'a\nb\nc', 0, 5, '1:1-3:2'],
    ['offsets beyond the text', 'abc', -5, 99, '1:1-1:4'],
    ['an end before its start', 'abc', 2, 1, '1:3-1:3'],
  ])('finds line and column: %s', (_, text, start, end, expected) => {
    const { line, column, endLine, endColumn } = positionsOf(text).span(start, end)
    expect(`${line}:${column}-${endLine}:${endColumn}`).toBe(expected)
  })
})

describe('nearest', () => {
  test.each([
    ['a letter too few', 'audit-lo', ['audit-log', 'snapshots'], ['audit-log']],
    ['letters exchanged', 'snapshost', ['audit-log', 'snapshots'], ['snapshots']],
    ['another case', 'AUDIT-LOG', ['audit-log'], ['audit-log']],
    ['a word of the name, not a part of one', 'log', ['catalogue', 'audit-log', 'people'], ['audit-log']],
    ['more than the name', 'audit-log-export', ['audit-log', 'people'], ['audit-log']],
    ['nothing near', 'xyz', ['audit-log', 'people'], []],
    ['nearest first', 'enterprice', ['enterprises', 'enterprise', 'team'], ['enterprise', 'enterprises']],
    ['two letters with nothing in common', 'xy', ['em', 'pm'], []],
    ['three letters with one in common', 'cto', ['csm', 'ceo'], ['ceo']],
    ['a tie in the order given', 'audit-log', ['audit-lot', 'audit-lob'], ['audit-lot', 'audit-lob']],
    ['three at most', 'team-1', ['team-2', 'team-3', 'team-4', 'team-5'], ['team-2', 'team-3', 'team-4']],
    ['each once', 'teem', ['team', 'team'], ['team']],
    ['no candidates', 'team', [], []],
    ['nothing typed', '', ['team', 'enterprise'], []],
    ['a value far longer than all', 'x'.repeat(5000), ['team'], []],
  ])('suggests plausible values: %s', (_, value, candidates, expected) => {
    expect(nearest(value, candidates)).toEqual(expected)
  })

  test('asks for the first suggestion, or else gives the fallback', () => {
    expect(didYouMean(['one', 'two'], 'else')).toBe('Did you mean "one"?')
    expect(didYouMean([], 'else')).toBe('else')
    expect(didYouMean([])).toBeUndefined()
  })

  test('lists values, and the number left out', () => {
    expect(listOf(['a', 'b'])).toBe('"a", "b"')
    expect(listOf(['a', 'b', 'c'], 2)).toBe('"a", "b", … (3 in all)')
    expect(listOf([])).toBe('')
  })
})
