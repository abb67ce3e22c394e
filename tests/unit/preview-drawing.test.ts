import { describe, expect, test } from 'vitest'
import { readColours, drawPreview } from '../../src/outputs/pictures/preview-drawing.ts'

describe('a preview', () => {
  const colours = readColours(':root { --paper: light-dark(#aaaaaa, #000000); --ink: #bbb; --accent: oklch(50% 0.1 200); }')
  const words = { title: 'T', section: 'S', site: 'H', direction: 'ltr' } as const

  test("uses the light colours of the tokens, or defaults if they can't be read", () => {
    expect(colours).toEqual({ paper: '#aaaaaa', ink: '#bbb', soft: '#464b49', line: '#dedad0', accent: '#0c4f4a' })
  })

  test.each([
    ['Short', 84, 1],
    ['A title that has two lines at most', 84, 2],
    ['A title that is longer than two lines in the largest size allow', 68, 3],
    ['word '.repeat(60), 56, 4],
  ])('writes %j in %d pixels on %d lines', (title, size, lines) => {
    const svg = drawPreview({ ...words, title }, colours)
    expect(svg.match(new RegExp(`font-size="${size}"`, 'g'))).toHaveLength(lines)
  })

  test('escapes its text, and aligns right-to-left text to the right', () => {
    const svg = drawPreview({ title: 'A & <b>"\u0007', section: "'", site: 'H', direction: 'rtl' }, colours)
    expect(svg).toContain('>A &amp; &lt;b&gt;&quot;</text>')
    expect(svg).toContain('>&apos;</text>')
    expect(svg).toContain('<text x="1112" y="118.0" direction="rtl"')
  })
})
