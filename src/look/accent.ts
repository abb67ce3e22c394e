/** The accent colour of a company, made readable on the site's light and dark pages. */
import { contrastOf, lightnessOf, mixColours, withLightness } from '../plain/colour.ts'

/** Backgrounds of pages, as in `styles/tokens.css`. */
export const papers = { light: '#fbfaf6', dark: '#15181a' } as const

export type Scheme = keyof typeof papers

/** How much of the accent is in the background of a marked part. */
const tint = { light: 0.1, dark: 0.16 } as const

/** Least contrast of text: WCAG 2.2, level AA. */
const leastContrast = 4.5
/** On dark pages a colour that is only just readable glares; ours has 10. */
const goodDarkContrast = 7

/** The tinted background that goes with an accent. */
export function softOf(accent: string, scheme: Scheme): string {
  return mixColours(papers[scheme], accent, tint[scheme])
}

/** Whether text in the accent can be read on the page and on the tinted background. */
export function isReadable(accent: string, scheme: Scheme): boolean {
  return contrastIn(accent, scheme) >= leastContrast
}

/** The contrast of an accent where it's lowest. */
export function contrastIn(accent: string, scheme: Scheme): number {
  return Math.min(contrastOf(accent, papers[scheme]), contrastOf(accent, softOf(accent, scheme)))
}

/** The nearest colour that can be read. */
export function readableAccent(accent: string, scheme: Scheme): string {
  return shiftUntil(accent, scheme, leastContrast)
}

/** The accent for dark pages that goes with one for light pages. */
export function darkAccentOf(accent: string): string {
  return shiftUntil(accent, 'dark', goodDarkContrast)
}

/** Makes a colour darker on light pages, lighter on dark ones, in a hundred steps, until the contrast is enough. */
function shiftUntil(accent: string, scheme: Scheme, least: number): string {
  const [start, end] = [lightnessOf(accent), scheme === 'light' ? 0 : 1]
  const colours = Array.from({ length: 101 }, (_, step) => withLightness(accent, start + ((end - start) * step) / 100))
  return colours.find((colour) => contrastIn(colour, scheme) >= least) ?? withLightness(accent, end)
}
