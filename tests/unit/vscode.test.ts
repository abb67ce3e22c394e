/** What the VS Code extension starts, and that it's ready to be packed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findServer } from '../../editors/vscode/src/find-server.ts'
import { projectRoot } from '../support/command.ts'
import { contentFolder } from '../support/folders.ts'

const program = 'node_modules/astro-handbook/scripts/handbook.mjs'

test.each([
  ['beside the configuration', { [program]: '', 'handbook.config.ts': '' }, 'handbook.config.ts', program],
  ['in a folder above, as in a monorepo', { [program]: '', 'docs/handbook.config.ts': '' }, 'docs/handbook.config.ts', program],
  ['nearest', { [program]: '', [`docs/${program}`]: '', 'docs/handbook.config.ts': '' }, 'docs/handbook.config.ts', `docs/${program}`],
  ['nowhere', { 'handbook.config.ts': '' }, 'handbook.config.ts', undefined],
])('the package is found %s', (_, files, config, expected) => {
  const folder = contentFolder(files)
  const server = findServer(join(folder, config))
  expect(server?.args).toEqual(expected && [join(folder, expected), 'lsp', '--stdio'])
  if (server) expect(server.cwd).toBe(join(folder, config.replace(/\/?handbook\.config\.ts$/, '')).replace(/\/$/, ''))
})

test('settings become options', () => {
  const folder = contentFolder({ [program]: '', 'handbook.config.ts': '' })
  const { args = [] } = findServer(join(folder, 'handbook.config.ts'), { content: 'texts', config: 'other.config.ts' }) ?? {}
  expect(args.slice(3)).toEqual(['--content', 'texts', '--config', 'other.config.ts'])
})

test('the extension has the version of the package', () => {
  const read = (path: string) => JSON.parse(readFileSync(join(projectRoot, path), 'utf8'))
  expect(read('editors/vscode/package.json').version).toBe(read('package.json').version)
})
