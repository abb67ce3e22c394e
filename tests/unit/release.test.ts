/** What keeps a tag from being published. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { findFaults, type Release } from '../../scripts/release.ts'
import { projectRoot } from '../support/command.ts'

const sound: Release = {
  tag: 'v1.2.0',
  packageFile: { version: '1.2.0', repository: { url: 'git+https://github.com/example/handbook.git' } },
  entry: '---\ndate: 2026-12-04\nstatus: released\nheadline: More\n---\n',
  changelog: '# Changelog\n\n## [1.2.0] - 2026-12-04\n',
  today: '2026-12-04',
}

test('a sound release has no faults', () => {
  expect(findFaults(sound)).toEqual([])
})

test.each<[string, Partial<Release>, string]>([
  [
    'another version',
    { packageFile: { ...sound.packageFile, version: '1.1.0' } },
    'package.json has version 1.1.0, and the tag says 1.2.0.',
  ],
  [
    'no repository',
    { packageFile: { version: '1.2.0' } },
    'package.json has no "repository", and npm gives provenance only to packages that name theirs.',
  ],
  ['no entry', { entry: undefined, changelog: '\n## [1.2.0] - \n' }, 'There is no docs/releases/1.2.0.md.'],
  [
    'a planned release',
    { entry: sound.entry?.replace('released', 'planned') },
    'docs/releases/1.2.0.md has the status "planned", not "released".',
  ],
  ['a day to come', { today: '2026-12-03' }, 'docs/releases/1.2.0.md is for 2026-12-04; today is 2026-12-03.'],
  ['an old changelog', { changelog: '## Unreleased\n' }, 'CHANGELOG.md has no section for 1.2.0. Run "npm run docs:changelog".'],
])('%s is named', (_, more, fault) => {
  expect(findFaults({ ...sound, ...more })).toEqual([fault])
})

test('a tag that is no version is named', () => {
  expect(findFaults({ ...sound, tag: 'v1.2' })).toContain('The tag "v1.2" is not a "v" and a version.')
})

test('the workflow publishes with provenance, after everything that CI runs', () => {
  const { jobs } = parse(readFileSync(join(projectRoot, '.github/workflows/release.yml'), 'utf8'))
  expect(jobs.verify.steps.at(-1).run).toBe('.ci/run')
  expect(jobs.publish.needs).toBe('verify')
  expect(jobs.publish.permissions['id-token']).toBe('write')
  expect(jobs.publish.steps.map(({ run }: { run?: string }) => run)).toContain('npm publish --provenance --access public')
})
