import { describe, expect, test, vi } from 'vitest'
import { findAnchors, findRawLinks, findUnsafe, isCodeAddress } from '../../src/markdown/html.ts'
import { findTemplateTags, removeTemplateTags } from '../../src/markdown/template-tags.ts'

describe('unsafe HTML', () => {
  test.each([
    ['an element', '<script>x</script>', ['<script']],
    ['an element in capitals', 'a <IFRAME src="x">', ['<IFRAME']],
    ['an element with a slash', '<svg/onload=x>', ['<svg', 'onload']],
    ['an event attribute', '<p onclick="x">', ['onclick']],
    ['an event attribute on a line of its own', '<p\nclass="a"\nonclick = "x">', ['onclick']],
    ['an event attribute behind a sign >', '<p title="a > b" onclick="x">', ['onclick']],
    ['an event attribute behind a quote', '<p class="a"onclick="x">', ['onclick']],
    ['two event attributes', '<p onclick="x" onfocus="y">', ['onclick', 'onfocus']],
    ['code as an address', '<a href="javascript:x">', ['javascript:x']],
    ['code as an address in capitals, without quotes', '<a href=JavaScript:x>', ['JavaScript:x']],
    ['code behind white space', '<a href=" \tjavascript:x">', [' \tjavascript:x']],
    ['a page as an address', '<a href="data:text/html,x">', ['data:text/html,x']],
    ['a word that begins like one', '<scripted> and <p title="onclick">', []],
    ['event attributes in text', 'onclick="x"', []],
    ['attributes that are harmless', '<a href="https://example.com/javascript:x" class="on">', []],
    ['closed elements alone', '</script>', []],
  ])('is found: %s', (_, html, expected) => {
    expect(findUnsafe(html).map(({ start, end }) => html.slice(start, end))).toEqual(expected)
  })

  test.each([
    ['javascript:x', true],
    ['JAVASCRIPT:x', true],
    [' java\nscript:x', true],
    ['\u0001javascript:x', true],
    ['vbscript:x', true],
    ['data:text/html,x', true],
    ['data:image/svg+xml,x', true],
    ['data:image/png;base64,x', false],
    ['https://example.com/?q=javascript:x', false],
    ['javascript', false],
    ['./javascript:x', false],
    ['mailto:a@example.com', false],
    ['', false],
  ])('URLs that run code: %j', (url, expected) => {
    expect(isCodeAddress(url)).toBe(expected)
  })
})

describe('links of raw HTML', () => {
  test.each([
    ['a link', '<a href="x.md">y</a>', [['link', 'x.md', '']]],
    ['an image with its text', '<img src="x.png" alt="y">', [['image', 'x.png', 'y']]],
    ['an image whose text comes first', '<img alt="y" src="x.png">', [['image', 'x.png', 'y']]],
    ['single quotes', "<a href='x.md'>", [['link', 'x.md', '']]],
    ['no quotes', '<a href=x.md>', [['link', 'x.md', '']]],
    ['other attributes before', '<a class="b" id=c href="x.md">', [['link', 'x.md', '']]],
    [
      'several',
      '<a href="x.md"><img src="y.png"></a>',
      [
        ['link', 'x.md', ''],
        ['image', 'y.png', ''],
      ],
    ],
    ['data-href is none', '<a data-href="x.md">', []],
    ['an anchor is none', '<a name="x">', []],
    ['an abbreviation is none', '<abbr href="x">', []],
  ])('are found: %s', (_, html, expected) => {
    const found = findRawLinks(html)
    expect(found.map(({ kind, url, text }) => [kind, url, text])).toEqual(expected)
    expect(found.map(({ start, end }) => html.slice(start, end))).toEqual(found.map(({ url }) => url))
  })

  test.each([
    ['<p id="x">', ['x']],
    ["<a name='x'></a>", ['x']],
    ['<p class="a" id=x>', ['x']],
    ['<p id="x"><p id="y">', ['x', 'y']],
    ['<p title="a > b" id="x">', ['x']],
    ['<p name="x">', []],
    ['<a id="x" name="x">', ['x']],
    ['<p data-id="x">', []],
    ['id="x"', []],
  ])('anchors of %s', (html, expected) => {
    const found = findAnchors(html)
    expect(found.map(({ id }) => id)).toEqual(expected)
    expect(found.map(({ start, end }) => html.slice(start, end))).toEqual(expected)
  })
})

describe('tags of other generators', () => {
  test.each([
    ['{{ a }}', ['{{ a }}'], ''],
    ['x {{ a }} y {% b %} z', ['{{ a }}', '{% b %}'], 'x  y  z'],
    ['{{ a\nb }}', ['{{ a\nb }}'], ''],
    ['{{{ a }}}', ['{{{ a }}}'], ''],
    ['{%- a -%}', ['{%- a -%}'], ''],
    ['{ a } and { % b % }', [], '{ a } and { % b % }'],
    ['{{ never closed', [], '{{ never closed'],
    ['{# comment #}', [], '{# comment #}'],
  ])('are found and removed: %j', (text, expected, rest) => {
    expect(findTemplateTags(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected)
    expect(removeTemplateTags(text)).toBe(rest)
  })

  test('are searched for at most a few times if many are unclosed', () => {
    const text = '{{ {% {{{ '.repeat(10_000)
    const indexOf = vi.spyOn(String.prototype, 'indexOf')
    expect(findTemplateTags(text)).toEqual([])
    const passed = indexOf.mock.results.map(({ value }, at) => (value < 0 ? text.length : value) - (indexOf.mock.calls[at]?.[1] ?? 0))
    indexOf.mockRestore()
    expect(passed.reduce((sum, each) => sum + each, 0)).toBeLessThan(5 * text.length)
    expect(removeTemplateTags(text)).toBe(text)
  })
})
