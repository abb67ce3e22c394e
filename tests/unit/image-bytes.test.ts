/** Facts read from image bytes, written by the encoder that builds also read them with. */
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readFacts } from '../../src/sources/image-bytes.ts'
import { png } from '../support/images.ts'

const image = () => sharp(png(64, 48))
const frames = async () => sharp([png(8, 6), await sharp(png(8, 6)).negate().toBuffer()], { join: { animated: true } })
const svg = (text: string) => Buffer.from(text)
const xmlns = 'xmlns="http://www.w3.org/2000/svg"'

test.each<[string, () => Buffer | Promise<Buffer>, string]>([
  ['a PNG', () => png(64, 48), 'png 64×48'],
  ['a JPEG', () => image().jpeg().toBuffer(), 'jpg 64×48'],
  ['a JPEG that comes in steps', () => image().jpeg({ progressive: true }).toBuffer(), 'jpg 64×48'],
  ['a photograph taken on its side', () => image().jpeg().withMetadata({ orientation: 6 }).toBuffer(), 'jpg 48×64'],
  ['a photograph taken upside down', () => image().jpeg().withMetadata({ orientation: 3 }).toBuffer(), 'jpg 64×48'],
  ['a WebP', () => image().webp().toBuffer(), 'webp 64×48'],
  ['a WebP without loss', () => image().webp({ lossless: true }).toBuffer(), 'webp 64×48'],
  ['a WebP that moves', async () => (await frames()).webp().toBuffer(), 'webp 8×6 moves'],
  ['an AVIF', () => image().avif({ effort: 0 }).toBuffer(), 'avif 64×48'],
  ['a GIF', () => image().gif().toBuffer(), 'gif 64×48 moves'],
  ['a TIFF', () => image().tiff().toBuffer(), 'tiff 64×48'],
  [
    'a PNG that moves',
    () => Buffer.concat([png(2, 3).subarray(0, 33), Buffer.from('\0\0\0\0acTLcrc!', 'latin1'), png(2, 3).subarray(33)]),
    'png 2×3 moves',
  ],
  ['a PNG with more behind its end', () => Buffer.concat([png(2, 3), Buffer.alloc(99, 1)]), 'png 2×3'],
  ['nothing', () => Buffer.alloc(0), 'none 0×0'],
  ['one byte', () => Buffer.from([0xff]), 'none 0×0'],
  ['a text', () => Buffer.from('PNG? No.'), 'none 0×0'],
  ['a web page', () => Buffer.from('<!doctype html><p>Not found <svg></svg>'), 'none 0×0'],
])('%s', async (_, make, expected) => {
  expect(describeFacts(await make())).toBe(expected)
})

describe('every prefix of an image', () => {
  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ['png', () => png(64, 48)],
    ['jpg', () => image().jpeg().withMetadata({ orientation: 6 }).toBuffer()],
    ['webp', () => image().webp().toBuffer()],
    ['avif', () => image().avif({ effort: 0 }).toBuffer()],
    ['svg', () => svg(`<svg ${xmlns} width="64" height="48"><rect width="5" height="5"/><text>Text</text></svg>`)],
  ])('of the kind %s is read without a crash, and only the whole counts as complete', async (kind, make) => {
    const whole = await make()
    const lengths = Array.from({ length: whole.length + 1 }, (__, length) => length)
    const sound = lengths.filter((length) => {
      const { format, isWhole } = readFacts(whole.subarray(0, length))
      return format === kind && isWhole
    })
    // An SVG that ends after an element looks closed, unless all of it is read.
    expect(sound.at(-1)).toBe(whole.length)
    expect(sound.length).toBeLessThanOrEqual(2)
  })
})

describe('a drawing', () => {
  test.each([
    ['width and height', `<svg ${xmlns} width="30" height="20"/>`, '30×20'],
    ['lengths with units', `<svg ${xmlns} width="1in" height="36pt"/>`, '96×48'],
    ['a viewBox alone', `<svg viewBox="0 0 760.4 250" ${xmlns}/>`, '760×250'],
    ['a viewBox with commas', `<svg viewBox='0,0,76,25' ${xmlns}/>`, '76×25'],
    ['a width and a viewBox', `<svg width="152" viewBox="0 0 76 25" ${xmlns}/>`, '152×50'],
    ['a height and a viewBox', `<svg height="50px" viewBox="0 0 76 25" ${xmlns}/>`, '152×50'],
    ['shares of what is around it', `<svg width="100%" height="100%" viewBox="0 0 76 25" ${xmlns}/>`, '76×25'],
    ['nothing: what browsers take', `<svg ${xmlns}/>`, '300×150'],
    ['a width alone', `<svg ${xmlns} width="40"/>`, '40×150'],
    [
      'a tag behind all that may stand before it',
      `\uFEFF<?xml version="1.0"?>\n<!-- <svg width="9"> -->\n<!DOCTYPE svg PUBLIC "a" "b" [<!ENTITY c "d">]>\n<svg ${xmlns} width="3" height="2"></svg>\n<!-- end -->\n`,
      '3×2',
    ],
    ['a tag with a ">" in a value', `<svg ${xmlns} aria-label="a > b" width="3" height="2"/>`, '3×2'],
    ['a stroke-width, which is none', `<svg ${xmlns} stroke-width="9" viewBox="0 0 4 5"/>`, '4×5'],
  ])('has the size of %s', (_, text, expected) => {
    expect(describeFacts(svg(text))).toBe(`svg ${expected}`)
  })

  test.each([
    ['without its namespace', '<svg width="3" height="2"/>', 'none 0×0'],
    ['without its end', `<svg ${xmlns} width="3" height="2"><rect`, 'svg 3×2 cut'],
  ])('%s', (_, text, expected) => {
    expect(describeFacts(svg(text))).toBe(expected)
  })

  test('is read at once, whatever comes before it', () => {
    expect(describeFacts(svg('<!-- a -->'.repeat(8000)))).toBe('none 0×0')
    expect(describeFacts(svg('<!--'.repeat(20_000)))).toBe('none 0×0')
  })
})

function describeFacts(bytes: Buffer): string {
  const { format, width, height, isAnimated, isWhole } = readFacts(bytes)
  return `${format ?? 'none'} ${width}×${height}${isAnimated ? ' moves' : ''}${isWhole ? '' : ' cut'}`
}
