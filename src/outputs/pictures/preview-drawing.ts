/** Draws the words of a preview as SVG, on paper of the site's own colours. */
import { previewSize, type PreviewText } from '../../page/preview.ts'
import { fitText, wrapText } from '../../plain/text-width.ts'
import { escapeXml } from '../../plain/escape.ts'

export interface PreviewColours {
  paper: string
  ink: string
  soft: string
  line: string
  accent: string
}

/** The colours of a light page, as hexadecimal numbers in `tokens.css`; what is written in another way is drawn in the colours given here. */
export function coloursOf(tokens: string): PreviewColours {
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

/** The units of the drawing, two to a pixel. */
const [width, height] = [2 * previewSize.width, 2 * previewSize.height]
const margin = 88
/** Sizes of the title, with the most lines of each. */
const sizes = [
  { size: 84, most: 2 },
  { size: 68, most: 3 },
  { size: 56, most: 4 },
] as const
const small = 30

// Georgia is on most computers, and DejaVu and Liberation on most servers; any serif will do.
export const serif = `Georgia, 'DejaVu Serif', 'Liberation Serif', serif`
const sans = `'Helvetica Neue', Arial, 'DejaVu Sans', 'Liberation Sans', sans-serif`

export function drawPreview({ title, section, site, direction }: PreviewText, colours: PreviewColours): string {
  const room = width - 2 * margin
  const { size, lines } = titleLines(title, room)
  const [x, edge] = direction === 'rtl' ? [width - margin, width - 20] : [margin, 0]
  const leading = size * 1.2
  // The title stands a little above the middle of what the two small lines leave.
  const top = (height - lines.length * leading) / 2 + size * 0.86
  const words = (y: number, text: string, style: string) =>
    `<text x="${x}" y="${y.toFixed(1)}" direction="${direction}" ${style}>${escapeXml(text)}</text>`
  const note = `font-family="${sans}" font-size="${small}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${previewSize.width}" height="${previewSize.height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    `<rect x="${edge}" width="20" height="${height}" fill="${colours.accent}"/>`,
    words(margin + small, oneLine(section, room), `${note} font-weight="bold" fill="${colours.accent}"`),
    ...lines.map((line, index) => words(top + index * leading, line, `font-family="${serif}" font-size="${size}" fill="${colours.ink}"`)),
    `<rect x="${margin}" y="${height - margin - small - 34}" width="${room}" height="2" fill="${colours.line}"/>`,
    words(height - margin, oneLine(site, room), `${note} fill="${colours.soft}"`),
    '</svg>',
  ].join('')
}

/** The title in the largest size into which it fits; in the smallest, it is cut. */
function titleLines(title: string, room: number): { size: number; lines: string[] } {
  const { size, most } = sizes.find((each) => wrapText(title, room / each.size).length <= each.most) ?? sizes[2]
  return { size, lines: fitText(title, room / size, most) }
}

function oneLine(text: string, room: number): string {
  return fitText(text, room / small, 1)[0] ?? ''
}
