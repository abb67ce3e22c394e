/** Pages rendered with a kept bundle, made for any site, are those of Astro's own build; and a broken bundle is replaced. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findSiteBundle } from '../../src/cli/bundle/bundle.ts'
import { keepBundle } from '../../src/cli/bundle/store.ts'
import { loadSettings } from '../../src/settings.ts'
import { buildHere } from '../support/build-here.ts'
import { comparableFiles } from '../support/comparable.ts'
import { projectRoot } from '../support/command.ts'
import { contentFolder, digestFiles, temporaryFolder } from '../support/folders.ts'
import { oddContent } from '../support/odd-content.ts'
import { sentinelHandbook } from '../support/sentinel-handbook.ts'

const now = '2026-11-24T12:00:00Z'
const config = "export default { title: 'T', organisation: 'O', site: 'https://example.com', base: '/docs' }\n"
const belowBase = () => ({
  content: contentFolder(oddContent),
  configFile: join(contentFolder({ 'config.ts': config }), 'config.ts'),
  audience: 'public',
  lenient: false,
})

/** Runs `astro build` as whoever has an Astro site does. */
function buildWithAstro(out: string, { content, configFile, audience, lenient }: ReturnType<typeof belowBase>): void {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    HANDBOOK_CONTENT: content,
    HANDBOOK_CONFIG: configFile,
    HANDBOOK_AUDIENCE: audience,
    HANDBOOK_NOW: now,
    HANDBOOK_LENIENT: lenient ? '1' : '',
  }
  const astro = join(projectRoot, 'node_modules/astro/bin/astro.mjs')
  const { status, stderr } = spawnSync(process.execPath, [astro, 'build', '--outDir', out], { cwd: projectRoot, env, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
}

test.each([
  [
    'with every kind of entry and editions, for staff',
    () => {
      const { repo, configFile } = sentinelHandbook()
      return { content: repo.content, configFile, audience: 'staff', lenient: true }
    },
  ],
  ['below a base, for the public', belowBase],
])('a handbook %s', async (_, make) => {
  const made = make()
  const { content, configFile, audience, lenient } = made
  const [astro, kept] = [temporaryFolder(), temporaryFolder()].map((folder) => join(folder, 'site')) as [string, string]
  buildWithAstro(astro, made)
  const args = ['--content', content, '--config', configFile, '--now', now, '--audience', audience, ...(lenient ? ['--lenient'] : [])]
  // Bundles the pages, if no other test has.
  await buildHere(kept, args)
  const [environment, folder] = [{ ...process.env }, process.cwd()]
  const stages = await buildHere(kept, args)
  expect(stages).toContain('lists')
  expect(stages).not.toContain('bundle')
  expect([{ ...process.env }, process.cwd()]).toEqual([environment, folder])
  expect([...comparableFiles(kept)]).toEqual([...comparableFiles(astro)])
})

test('a bundle that fails is made again', async () => {
  const { content, configFile } = belowBase()
  writeFileSync(configFile, config.replace('/docs', '/of-a-broken-bundle'))
  const args = ['--content', content, '--config', configFile, '--now', now]
  const [sound, mended] = [temporaryFolder(), temporaryFolder()].map((folder) => join(folder, 'site')) as [string, string]
  await buildHere(sound, args)
  const settings = await loadSettings({ content, config: configFile, now }, projectRoot)
  const bundle = findSiteBundle(settings)
  if (!bundle) throw new Error('The build kept no bundle.')
  const [store, key] = [join(bundle.folder, '..'), bundle.folder.slice(join(bundle.folder, '..').length + 1)]
  rmSync(bundle.folder, { recursive: true })
  const folder = join(store, `${key} unfinished`)
  mkdirSync(join(folder, 'pages'), { recursive: true })
  mkdirSync(join(folder, 'files'))
  writeFileSync(join(folder, 'pages/prerender-entry.x.mjs'), 'throw new Error("It is broken.")')
  writeFileSync(join(folder, 'files/broken.txt'), '')
  keepBundle(store, key, folder)
  expect(findSiteBundle(settings)).toBeDefined()
  await buildHere(mended, args)
  expect(digestFiles(mended)).toEqual(digestFiles(sound))
  rmSync(bundle.folder, { recursive: true, force: true })
})
