/** Colours as `#rrggbb`, and how well one can be read on another. */

/** Returns the contrast of two colours, from 1 to 21, as WCAG 2.2 defines it. */
export function contrastOf(one: string, other: string): number {
  const [lighter = 1, darker = 1] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Mixes two colours. `share` is that of the second, from 0 to 1. */
export function mixColours(first: string, second: string, share: number): string {
  const [from, to] = [channelsOf(first), channelsOf(second)]
  return toHex(from.map((value, index) => value + ((to[index] ?? value) - value) * share))
}

/** How light a colour is, from 0 to 1, as in `hsl()`. */
export function lightnessOf(colour: string): number {
  const channels = channelsOf(colour)
  return (Math.max(...channels) + Math.min(...channels)) / 510
}

/** The colour of the same hue and saturation, as light as `hsl()` with this lightness, from 0 to 1. */
export function withLightness(colour: string, lightness: number): string {
  const channels = channelsOf(colour)
  const before = lightnessOf(colour)
  const room = (light: number) => 255 * (1 - Math.abs(2 * light - 1))
  // A colour's channels lie around its lightness, within the room that the lightness leaves.
  const scale = room(before) === 0 ? 0 : room(lightness) / room(before)
  return toHex(channels.map((value) => lightness * 255 + (value - before * 255) * scale))
}

function toHex(channels: readonly number[]): string {
  return `#${channels.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}

/** Red, green and blue, from 0 to 255. Takes `#rgb` too. */
function channelsOf(colour: string): number[] {
  const digits = colour.slice(1)
  const whole = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  return [0, 2, 4].map((start) => Number.parseInt(whole.slice(start, start + 2), 16))
}

/** Relative luminance of sRGB: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
