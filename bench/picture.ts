/** A bar chart of processor seconds as SVG. It has its own backbackground, so it's readable on light and dark pages. */
import { formats } from './formats.ts'
import { type BuildKind, ours, type Results } from './results.ts'

interface Bar {
  label: string
  seconds: number
  isOurs: boolean
}

const width = 800
const [row, bar] = [30, 18]
/** Widths left of the bars for labels and right of them for figures. */
const [start, end] = [280, 90]
const top = 48

const ownBars: readonly [BuildKind, string][] = [
  ['unchanged', 'nothing changed'],
  ['edited', 'one page edited'],
  ['cold', 'cold'],
  ['history', 'cold, 200 commits'],
  ['first', 'first build of a clone'],
]

/** Undefined without figures. */
export function picture(results: Results): string | undefined {
  const bars = barsOf(results)
  if (bars.length === 0) return undefined
  const height = top + bars.length * row + 4
  const longest = Math.max(...bars.map(({ seconds }) => seconds))
  const title = `Processor seconds of a build of ${formats.count(results.pages)} pages`
  const drawn = bars.map(({ label, seconds, isOurs }, index) => {
    const y = top + index * row
    const length = Math.max(1, (seconds / longest) * (width - start - end))
    const middle = y + bar / 2
    return [
      `  <text class="${isOurs ? 'ours' : 'peer'}" x="${start - 12}" y="${middle}" text-anchor="end">${escapeText(label)}</text>`,
      `  <rect class="${isOurs ? 'ours' : 'peer'}" x="${start}" y="${y}" width="${length.toFixed(1)}" height="${bar}" rx="3"/>`,
      `  <text x="${(start + length + 8).toFixed(1)}" y="${middle}">${formats.seconds(seconds)}</text>`,
    ].join('\n')
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeText(title)}">
  <style>
    rect.background { fill: #ffffff; stroke: #d0d7de }
    text { font: 14px system-ui, sans-serif; fill: #24292f; dominant-baseline: central }
    text.title { font-size: 16px; font-weight: 600 }
    text.ours { font-weight: 600 }
    rect.ours { fill: #2563eb }
    rect.peer { fill: #8c96a3 }
    @media (prefers-color-scheme: dark) {
      rect.background { fill: #0d1117; stroke: #30363d }
      text { fill: #e6edf3 }
      rect.ours { fill: #6ea8fe }
      rect.peer { fill: #7d8590 }
    }
  </style>
  <rect class="background" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6"/>
  <text class="title" x="16" y="24">${escapeText(title)}</text>
${drawn.join('\n')}
</svg>
`
}

/** Our builds, then the peers' cold builds, each fastest first. */
function barsOf({ builds, tools }: Results): Bar[] {
  const own = ownBars.flatMap(([kind, name]) => barOf(`${tools[0]?.name ?? ours}, ${name}`, builds[kind]?.[ours]?.processor, true))
  const peers = tools.slice(1).flatMap(({ id, name }) => barOf(`${name}, cold`, builds.cold?.[id]?.processor, false))
  return [...bySeconds(own), ...bySeconds(peers)]
}

function barOf(label: string, seconds: number | undefined, isOurs: boolean): Bar[] {
  return seconds === undefined ? [] : [{ label, seconds, isOurs }]
}

function bySeconds(bars: readonly Bar[]): Bar[] {
  return bars.toSorted((a, b) => a.seconds - b.seconds)
}

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
}
