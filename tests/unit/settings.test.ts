import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { configSchema } from '../../src/config.ts'
import { environmentSettings, loadSettings, SettingsError } from '../../src/settings.ts'
import { temporaryFolder, write } from './disk.ts'

const config = `export default { title: 'T', organisation: 'O', site: 'https://example.com' }\n`

function project(text = config): string {
  const root = temporaryFolder()
  write(root, { 'handbook.config.ts': text })
  return root
}

afterEach(() => vi.unstubAllEnvs())

describe('the time of a run', () => {
  test.each([
    ['2026-11-24T15:30:00Z', '2026-11-24T15:30:00.000Z'],
    ['2026-11-24T15:30:00+01:00', '2026-11-24T14:30:00.000Z'],
    ['2026-11-24', '2026-11-24T00:00:00.000Z'],
  ])('is %s: %s', async (now, expected) => {
    expect((await loadSettings({ now }, project())).now).toBe(expected)
  })

  test.each(['soon', '2026-11-24T15:30:00', '2026-13-01', '', '2026-02-30'])('is never %j', async (now) => {
    await expect(loadSettings({ now }, project())).rejects.toThrow(SettingsError)
  })

  test('comes from SOURCE_DATE_EPOCH by default', async () => {
    vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000')
    expect((await loadSettings({}, project())).now).toBe('2023-11-14T22:13:20.000Z')
    vi.stubEnv('SOURCE_DATE_EPOCH', 'yesterday')
    await expect(loadSettings({}, project())).rejects.toThrow('SOURCE_DATE_EPOCH is "yesterday"; it must be a number of seconds.')
  })
})

describe('settings', () => {
  test('have the defaults of the project', async () => {
    const root = project()
    expect(await loadSettings({ now: '2026-11-24' }, root)).toMatchObject({
      content: join(root, 'src/content'),
      configFile: join(root, 'handbook.config.ts'),
      audience: 'public',
      lenient: false,
      drafts: false,
      config: { title: 'T', base: '/', lang: 'en', outside: [], audience: {} },
    })
  })

  test('explain an invalid call in one sentence', async () => {
    await expect(loadSettings({ audience: 'all' }, project())).rejects.toThrow('There is no audience "all". Write "public" or "staff".')
    await expect(loadSettings({}, temporaryFolder())).rejects.toThrow(
      /^There is no configuration file ".*handbook\.config\.ts"\. Set it with --config FILE\.$/,
    )
  })

  test.each([
    ['no default', 'export const x = 1\n', /is invalid/],
    ['a key that there is not', `export default { title: 'T', organisation: 'O', site: 'https://example.com', colour: 'red' }\n`, /colour/],
    ['no host', `export default { title: 'T', organisation: 'O', site: 'example.com' }\n`, /site/],
    ['no module', 'export default {\n', /can.t be read/],
  ])('explain a configuration that has %s', async (_, text, message) => {
    const act = loadSettings({ now: '2026-11-24' }, project(text))
    await expect(act).rejects.toThrow(SettingsError)
    await expect(act).rejects.toThrow(message)
  })

  test('come from the environment for Astro', () => {
    expect(environmentSettings({})).toEqual({
      root: undefined,
      content: undefined,
      config: undefined,
      audience: undefined,
      now: undefined,
      lenient: false,
      drafts: false,
    })
    expect(
      environmentSettings({
        HANDBOOK_CONTENT: 'c',
        HANDBOOK_AUDIENCE: 'staff',
        HANDBOOK_NOW: '2026-11-24',
        HANDBOOK_LENIENT: '1',
        HANDBOOK_DRAFTS: '1',
      }),
    ).toEqual({
      content: 'c',
      config: undefined,
      audience: 'staff',
      now: '2026-11-24',
      lenient: true,
      drafts: true,
    })
  })

  test.each([
    ['/', true],
    ['/base', true],
    ['/base/', true],
    ['/two/parts', true],
    ['base', false],
    ['/two words', false],
    ['//base', false],
    ['', false],
  ])('allow the base %j: %s', (base, expected) => {
    expect(configSchema.safeParse({ title: 'T', organisation: 'O', site: 'https://example.com', base }).success).toBe(expected)
  })
})

test.each([
  [{ site: 'https://example.com/docs' }, 'under "base"'],
  [{ site: 'https://me:secret@example.com' }, 'cannot be published'],
  [{ site: 'https://example.com;sandbox' }, 'cannot be published'],
  [{ site: 'https://exa\nmple.com' }, 'cannot be published'],
  [{ base: '/a\n  X-Evil: b' }, 'ASCII letters'],
  [{ base: '/*' }, 'ASCII letters'],
  [{ base: '/:splat/' }, 'ASCII letters'],
  [{ base: '/a/../b' }, 'ASCII letters'],
  [{ outside: ['/docs/ x'] }, 'is no address below the site'],
  [{ lang: 'en"><script>' }, 'language code'],
  [{ title: 'A\r\nBcc: b@example.com' }, 'line breaks'],
  [{ organisation: 'A\0' }, 'line breaks'],
  [{ feedDomain: 'a..b' }, 'name of a host'],
  [{ edit: 'https://example.com/a b' }, 'cannot be published'],
])("a configuration can't write lines into host files: %j", (more, message) => {
  const result = configSchema.safeParse({ title: 'T', organisation: 'O', site: 'https://example.com', ...more })
  expect(result.error?.message).toContain(message.replaceAll('"', '\\"'))
})
