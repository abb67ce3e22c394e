/** Every text colour has a contrast of at least 7:1 on every background it may appear on, in both schemes (WCAG 2.2, level AAA). */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const tokens = readFileSync('src/styles/tokens.css', 'utf8')
const colours = new Map(
  [...tokens.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name = '', light = '', dark = '']) => [
    name,
    { light, dark },
  ]),
)
/** Marked lines of code contain tokens of every colour. */
const grounds = ['paper', 'surface', 'accent-soft']
const inks = [...colours.keys()].filter((name) => !['paper', 'surface', 'line', 'accent-soft', 'mark'].includes(name))
const others = [
  ['ink', 'mark'],
  ['paper', 'removed'],
] as const
const pairs = [...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)), ...others]

test('the colours are found', () => {
  expect(inks).toEqual(['ink', 'ink-soft', 'accent', 'staff', 'added', 'changed', 'deprecated', 'removed', 'fixed', 'security'])
})

test.each(pairs)('%s on %s', (ink, ground) => {
  const [above, below] = [colours.get(ink), colours.get(ground)]
  for (const scheme of ['light', 'dark'] as const)
    expect(contrast(above?.[scheme] ?? '', below?.[scheme] ?? ''), scheme).toBeGreaterThanOrEqual(7)
})

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
