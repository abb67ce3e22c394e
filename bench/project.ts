/** A copy of this project to measure, with its own packages and caches, so that the developer's stay untouched. */
import { appendFileSync, constants, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Command, type Cost, costOf } from './cost.ts'
import { git } from './git.ts'
import { ours } from './results.ts'
import type { Tool } from './tool.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The instant of all builds, so that they're identical. Nothing in the corpus is later. */
const now = '2026-12-01'

/** Caches that depend on the program alone. All others depend on the content. */
const programCaches = ['bundles', 'compiled']

/** What a new clone doesn't have: caches of ours, Astro and Vite. */
const allCaches = ['.cache', '.astro', 'node_modules/.astro', 'node_modules/.vite']

export interface Project {
  folder: string
  commit: string
  /** The working tree differs from the commit. */
  isChanged: boolean
  /** A handbook in its own folder, or one with the given content folder, which must not be filled. */
  handbook(name: string, content?: string): Handbook
  /** A `handbook` command of the copy. */
  command(...args: string[]): Command
  /** Removes all caches, as in a new clone. */
  clearAll(): void
}

export interface Handbook extends Tool {
  content: string
  check(): Promise<Cost>
}

/** Clones the project and copies the working tree over it, with uncommitted changes. */
export function copyProject(folder: string): Project {
  rmSync(folder, { recursive: true, force: true })
  git(dirname(folder), 'clone', '--quiet', '--no-checkout', root, folder)
  git(folder, 'reset', '--quiet')
  const files = git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0').filter(Boolean)
  for (const path of files.filter((each) => existsSync(join(root, each)))) copy(path, folder)
  copy('node_modules', folder)

  const command = (...args: string[]): Command => ({
    run: [process.execPath, join(folder, 'scripts/handbook.mjs'), ...args, '--now', now],
    cwd: folder,
    env: { CI: '1' },
  })
  const commit = git(root, 'rev-parse', '--short', 'HEAD').trim()
  const cache = join(folder, '.cache')
  const clearAll = () => {
    for (const path of allCaches) rmSync(join(folder, path), { recursive: true, force: true })
  }
  return {
    folder,
    commit,
    isChanged: git(root, 'status', '--porcelain').trim() !== '',
    command,
    clearAll,
    handbook(name, given) {
      const home = join(dirname(folder), 'handbooks', name)
      const content = given ?? join(home, 'content')
      const output = join(home, 'site')
      mkdirSync(home, { recursive: true })
      const run = (...args: string[]) => costOf([command(...args, '--content', content)], join(home, 'build.log'))
      return {
        id: ours,
        name: 'Handbook',
        version: `commit ${commit}`,
        output,
        content,
        addressOf: (path) => `/${path}/`,
        search: {
          result: 'dialog .search-results a',
          async ask(page, _origin, query) {
            await page.keyboard.press('/')
            await page.locator('dialog').getByRole('searchbox').fill(query)
          },
        },
        fill(corpus) {
          rmSync(content, { recursive: true, force: true })
          cpSync(corpus, content, { recursive: true })
        },
        clear() {
          rmSync(output, { recursive: true, force: true })
          if (!existsSync(cache)) return
          for (const each of readdirSync(cache))
            if (!programCaches.includes(each)) rmSync(join(cache, each), { recursive: true, force: true })
        },
        edit: (path, words) => appendFileSync(join(content, `${path}.mdx`), `\n${words}\n`),
        build: () => run('build', '--out', output),
        check: () => run('check'),
      }
    },
  }
}

/** Copies a file or folder of the project; as a copy-on-write clone where the disk supports it. */
function copy(path: string, folder: string): void {
  const target = join(folder, path)
  mkdirSync(dirname(target), { recursive: true })
  cpSync(join(root, path), target, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE })
}
