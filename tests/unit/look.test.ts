/** A company's own colour, fonts, logo and style sheets. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { configSchema } from '../../src/config.ts'
import { contrastIn, darkAccentOf, isReadable, papers, readableAccent, softOf } from '../../src/look/accent.ts'
import { readLook } from '../../src/look/look.ts'
import { contrastOf, lightnessOf, mixColours, withLightness } from '../../src/plain/colour.ts'
import { contentFolder } from '../support/folders.ts'

const base = { title: 'T', organisation: 'O', site: 'https://example.com' }
const settingsOf = (more: object) => configSchema.parse({ ...base, ...more })
const faultOf = (more: object) =>
  configSchema.safeParse({ ...base, ...more }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

const lookOf = (more: object, files: Readonly<Record<string, string>> = {}) => readLook(settingsOf(more), contentFolder({ ...files }))
const svg = (fill: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><rect width="60" height="40" fill="${fill}"/></svg>`

test('contrast as WCAG gives it', () => {
  expect(contrastOf('#000', '#ffffff')).toBeCloseTo(21)
  expect(contrastOf('#777777', '#fff')).toBeCloseTo(4.48, 2)
  expect(contrastOf('#abc', '#aabbcc')).toBe(1)
})

test('colours keep their hue when they get lighter', () => {
  expect(mixColours('#000000', '#ffffff', 0.5)).toBe('#808080')
  expect(withLightness('#8a1c4a', lightnessOf('#8a1c4a'))).toBe('#8a1c4a')
  expect(withLightness('#ff0000', 0.75)).toBe('#ff8080')
  expect(withLightness('#000000', 1)).toBe('#ffffff')
})

test('the papers are those of the site', () => {
  const tokens = readFileSync('src/styles/tokens.css', 'utf8')
  expect(tokens).toContain(`--paper: light-dark(${papers.light}, ${papers.dark});`)
})

const accents = ['#0c4f4a', '#8a1c4a', '#ff0000', '#ffcc00', '#000', '#fff', '#1d4ed8', '#808080']

test.each(accents)('%s becomes readable on both pages', (accent) => {
  const light = readableAccent(accent, 'light')
  expect(isReadable(light, 'light')).toBe(true)
  expect(contrastOf(light, softOf(light, 'light'))).toBeGreaterThanOrEqual(4.5)
  expect(contrastIn(darkAccentOf(light), 'dark')).toBeGreaterThanOrEqual(7)
})

test('a readable accent stays as it is', () => {
  expect(readableAccent('#8a1c4a', 'light')).toBe('#8a1c4a')
})

test.each([
  [{ theme: { accent: 'red' } }, 'theme.accent: ', 'Write a colour in hexadecimal digits'],
  [
    { theme: { accent: '#ff0000' } },
    'theme.accent: ',
    'its contrast is 3.2, and text needs 4.5. The nearest colour that can be read is "#d10000".',
  ],
  [{ theme: { accent: { light: '#8a1c4a', dark: '#8a1c4a' } } }, 'theme.accent.dark: ', `can't be read on a dark page`],
  [{ theme: { acent: '#000' } }, 'theme: ', 'Unrecognized key: "acent"'],
  [{ theme: { logo: '/etc/logo.svg' } }, 'theme.logo: ', 'Write a path from the folder of the configuration'],
  [{ theme: { logo: 'logo' } }, 'theme.logo: ', 'Write the path of a file'],
  [{ theme: { fonts: { text: 'Inter;color:red' } } }, 'theme.fonts.text: ', 'Write a list of font families'],
  [{ styles: ['./theme.scss'] }, 'styles.0: ', 'Write the path of a .css file'],
])('%j is refused', (more, path, message) => {
  expect(faultOf(more)).toEqual([expect.stringContaining(message)])
  expect(faultOf(more)?.[0]).toMatch(path)
})

test('no look: no file, no sheet', async () => {
  expect(await lookOf({})).toEqual({ hasDisplayFont: false, files: [], sources: [] })
})

test('a theme is one sheet, with names that change with the content', async () => {
  const theme = {
    accent: '#8a1c4a',
    logo: { light: './a.svg', dark: './b.svg', title: false },
    icon: 'a.svg',
    fonts: { text: 'Inter, sans-serif', code: './mono.woff2' },
  }
  const look = await lookOf({ theme }, { 'a.svg': svg('red'), 'b.svg': svg('blue'), 'mono.woff2': 'font' })
  const sheet = look.files
    .find(({ path }) => path === look.sheet)
    ?.bytes()
    .toString()
  expect(sheet).toContain('--accent:light-dark(#8a1c4a,#efafca)')
  expect(sheet).toContain('--font-text:Inter, sans-serif')
  expect(sheet).toMatch(/@font-face\{font-family:"Handbook code";src:url\("mono\.\w{8}\.woff2"\)/)
  expect(look.logo).toEqual({
    light: { path: expect.stringMatching(/^\/_assets\/a\.\w{8}\.svg$/), width: 42, height: 28 },
    dark: { path: expect.stringMatching(/^\/_assets\/b\.\w{8}\.svg$/), width: 42, height: 28 },
    hasTitle: false,
  })
  expect(look.icon).toEqual({ path: look.logo?.light.path, type: 'image/svg+xml' })
  expect(look.files.map(({ path }) => path.replace(/\.\w{8}\./, '.')).toSorted()).toEqual([
    '/_assets/a.svg',
    '/_assets/b.svg',
    '/_assets/mono.woff2',
    '/_assets/own.css',
  ])
  const other = await lookOf({ theme }, { 'a.svg': svg('green'), 'b.svg': svg('blue'), 'mono.woff2': 'font' })
  expect(other.logo?.light.path).not.toBe(look.logo?.light.path)
})

test('style sheets bring what they import and name', async () => {
  const look = await lookOf(
    { styles: ['styles/acme.css'] },
    {
      'styles/acme.css':
        '@import "./more.css";\n.x { background: url(../img/dot.svg#a) }\n.y { background: url("data:image/png;base64,AAAA") }',
      'styles/more.css': 'h1 { color: red }',
      'img/dot.svg': svg('red'),
    },
  )
  const sheet = look.files
    .find(({ path }) => path === look.sheet)
    ?.bytes()
    .toString()
  expect(sheet).toMatch(
    /^h1\{color:red\}\.x\{background:url\("dot\.\w{8}\.svg#a"\)\}\.y\{background:url\("data:image\/png;base64,AAAA"\)\}\n$/,
  )
})

test.each([
  ['no such sheet', { styles: ['none.css'] }, {}, /^There is no style sheet "none\.css"/],
  ['no such logo', { theme: { logo: 'none.svg' } }, {}, /^There is no file "none\.svg"/],
  ['a logo that is no picture', { theme: { logo: 'a.png' } }, { 'a.png': '<html>' }, /^"a\.png" can't be published/],
  [
    'a logo without a size',
    { theme: { logo: 'a.svg' } },
    { 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' },
    /^"a\.svg" has no size/,
  ],
  ['a slip', { styles: ['a.css'] }, { 'a.css': 'h1 {}\n}}' }, /a\.css:2:3: .+ Correct the style sheet\.$/],
  [
    'a sheet from elsewhere',
    { styles: ['a.css'] },
    { 'a.css': '@import url(https://fonts.example/a.css);' },
    /a\.css:1:1: .+imports a file that is not there/,
  ],
  [
    'a picture from elsewhere',
    { styles: ['a.css'] },
    { 'a.css': 'h1 {\n  background: url(https://example.com/a.png) }' },
    /a\.css:2:19: The address "https:\/\/example\.com\/a\.png" is outside/,
  ],
  [
    'a picture that is not there',
    { styles: ['a.css'] },
    { 'a.css': 'h1 { background: url(a.png) }' },
    /a\.css:1:22: There is no file "a\.png"/,
  ],
])('%s is refused with its place', async (_, more, files, message) => {
  await expect(lookOf(more, files)).rejects.toThrow(message)
})

test('a logo loses its scripts', async () => {
  const look = await lookOf(
    { theme: { logo: 'a.svg' } },
    { 'a.svg': svg('red').replace('<rect', '<script>alert(1)</script><rect onclick="alert(2)"') },
  )
  expect(look.files[0]?.bytes().toString()).not.toMatch(/alert/)
})
