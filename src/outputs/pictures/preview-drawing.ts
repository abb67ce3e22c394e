/** Draws the text of a preview image as SVG, in the site's colours. */
import { previewSize, type PreviewText } from '../../page/preview.ts'
import { fitText, wrapText } from '../../plain/text-width.ts'
import { escapeXml } from '../xml.ts'

export interface PreviewColours {
  paper: string
  ink: string
  soft: string
  line: string
  accent: string
}

/** Light colours from `tokens.css`, if they're hexadecimal; otherwise the defaults given here. */
export function readColours(tokens: string): PreviewColours {
  const colour = (name: string, otherwise: string) =>
    new RegExp(`--${name}:\\s*(?:light-dark\\(\\s*)?(#[0-9a-f]{3,8})\\b`, 'i').exec(tokens)?.[1] ?? otherwise
  return {
    paper: colour('paper', '#fbfaf6'),
    ink: colour('ink', '#1d1f1e'),
    soft: colour('ink-soft', '#464b49'),
    line: colour('line', '#dedad0'),
    accent: colour('accent', '#0c4f4a'),
  }
}

/** Drawing units, two per pixel. */
const [width, height] = [2 * previewSize.width, 2 * previewSize.height]
const margin = 88
/** Font sizes of the title, and how many lines fit. */
const sizes = [
  { size: 84, maxLines: 2 },
  { size: 68, maxLines: 3 },
  { size: 56, maxLines: 4 },
] as const
const small = 30

// Most computers have Georgia, most servers DejaVu or Liberation; any serif will do.
export const serif = `Georgia, 'DejaVu Serif', 'Liberation Serif', serif`
const sans = `'Helvetica Neue', Arial, 'DejaVu Sans', 'Liberation Sans', sans-serif`

export function drawPreview({ title, section, site, direction }: PreviewText, colours: PreviewColours): string {
  const textWidth = width - 2 * margin
  const { size, lines } = titleLines(title, textWidth)
  const [x, edge] = direction === 'rtl' ? [width - margin, width - 20] : [margin, 0]
  const leading = size * 1.2
  // Centre the title slightly above the middle between the two small lines.
  const top = (height - lines.length * leading) / 2 + size * 0.86
  const words = (y: number, text: string, style: string) =>
    `<text x="${x}" y="${y.toFixed(1)}" direction="${direction}" ${style}>${escapeXml(text)}</text>`
  const note = `font-family="${sans}" font-size="${small}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${previewSize.width}" height="${previewSize.height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    `<rect x="${edge}" width="20" height="${height}" fill="${colours.accent}"/>`,
    words(margin + small, oneLine(section, textWidth), `${note} font-weight="bold" fill="${colours.accent}"`),
    ...lines.map((line, index) => words(top + index * leading, line, `font-family="${serif}" font-size="${size}" fill="${colours.ink}"`)),
    `<rect x="${margin}" y="${height - margin - small - 34}" width="${textWidth}" height="2" fill="${colours.line}"/>`,
    words(height - margin, oneLine(site, textWidth), `${note} fill="${colours.soft}"`),
    '</svg>',
  ].join('')
}

/** The title in the largest size that fits; cut in the smallest one. */
function titleLines(title: string, textWidth: number): { size: number; lines: string[] } {
  const { size, maxLines } = sizes.find((each) => wrapText(title, textWidth / each.size).length <= each.maxLines) ?? sizes[2]
  return { size, lines: fitText(title, textWidth / size, maxLines) }
}

function oneLine(text: string, textWidth: number): string {
  return fitText(text, textWidth / small, 1)[0] ?? ''
}
