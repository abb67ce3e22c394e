/** Reads audiences from an earlier configuration without running it. */
import { expect, test } from 'vitest'
import { readAudienceDefaults } from '../../src/history/audience/config-audience.ts'

test.each<[string, Record<string, string> | undefined]>([
  [`export default defineConfig({ title: 'T' })`, {}],
  [`export default { audience: { strategy: 'staff', 'handbook': 'public' } }`, { strategy: 'staff', handbook: 'public' }],
  [`export default defineConfig({ audience: { strategy: 'staff' } as const } satisfies ConfigInput)`, { strategy: 'staff' }],
  [`type A = 'x'\nconst audience: A = { a: 'staff' }\nconst config = { audience }\nexport default config`, { a: 'staff' }],
  [`// audience: { strategy: 'staff' }\nexport default { title: "audience: { strategy: 'staff' }" }`, {}],
  [`export default { issues: { audience: { strategy: 'staff' } } }`, {}],
  [
    `export default { words: [german, { upgrade: { toDo: (count) => count + ' steps' } }], audience: { strategy: 'staff' } }`,
    { strategy: 'staff' },
  ],
  // A value that isn't a literal may be anything.
  [
    `export default { audience: { a: whom, b: 'intern', c: \`public\`, d: 'public' as const } }`,
    { a: 'staff', b: 'staff', c: 'staff', d: 'public' },
  ],
  // These would have to be run.
  [`export default defineConfig({ ...base })`, undefined],
  [`export default { audience: { ...rest } }`, undefined],
  [`export default { audience: make() }`, undefined],
  [`export default { ['audi' + 'ence']: { a: 'staff' } }`, undefined],
  [`export default { get audience() { return { a: 'staff' } } }`, undefined],
  [`import { audience } from './audience.ts'\nexport default { audience }`, undefined],
  [`export default withDefaults({ title: 'T' })`, undefined],
  [`const config = { title: 'T' }\nconfig.audience = { a: 'staff' }\nexport default config`, undefined],
  [`let config = {}\nexport default config`, undefined],
  [`const a = b\nconst b = a\nexport default a`, undefined],
  [`export { default } from './other.ts'`, undefined],
  [`module.exports = {}`, undefined],
  [`export default {`, undefined],
  ['', undefined],
])('%s', (code, expected) => {
  const audience = readAudienceDefaults(code)
  expect(audience && Object.fromEntries(audience)).toEqual(expected)
})
