/** Detects repository changes without running git: HEAD, refs, and fetched objects. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** If one of these is set, git may read another repository than the one around the folder. */
const redirecting = ['GIT_WORK_TREE', 'GIT_COMMON_DIR', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_NAMESPACE']

/**
 * Returns a key that changes whenever git could answer a question about commits or objects differently. It doesn't cover the work
 * tree and the index. Undefined if that's unknown: in a bare repository, or one set by environment variables.
 */
export function readRepositoryState(folder: string): string | undefined {
  if (redirecting.some((name) => process.env[name])) return undefined
  const variables = Object.entries(process.env).filter(([name]) => /^(GIT_.*|HOME|PATH|XDG_CONFIG_HOME)$/.test(name))
  try {
    const top = findRoot(realpathSync(folder))
    if (top === 'bare') return undefined
    return JSON.stringify([variables, top === undefined ? 'none' : readState(top)])
  } catch {
    // A file changed meanwhile, so don't cache.
    return undefined
  }
}

/** Whether git would surely find no repository, told without starting it: that takes longer than reading a small handbook. */
export function isOutsideRepositories(folder: string): boolean {
  if (redirecting.some((name) => process.env[name])) return false
  try {
    return findRoot(realpathSync(folder)) === undefined
  } catch {
    // Git says what's wrong with the folder.
    return false
  }
}

/** Returns the root of the repository around a folder; undefined if there is none. */
function findRoot(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  if (existsSync(join(folder, 'HEAD')) && existsSync(join(folder, 'objects'))) return 'bare'
  return dirname(folder) === folder ? undefined : findRoot(dirname(folder))
}

function readState(top: string): unknown {
  const own = findGitFolder(join(top, '.git'))
  const common = existsSync(join(own, 'commondir')) ? resolve(own, readText(join(own, 'commondir'))) : own
  const head = readText(join(own, 'HEAD'))
  const branch = head.startsWith('ref: ') ? join(common, head.slice('ref: '.length)) : undefined
  const files = ['packed-refs', 'shallow', 'config', 'objects', 'objects/pack', 'objects/info/alternates', 'reftable/tables.list']
  return [
    top,
    head,
    branch !== undefined && existsSync(branch) && readText(branch),
    ...[join(top, '.mailmap'), join(own, 'FETCH_HEAD'), join(own, 'config.worktree')].map(readStamp),
    ...[...files, ...listAllNames(join(common, 'refs')).map((name) => `refs/${name}`)].map((name) => [name, readStamp(join(common, name))]),
  ]
}

/** In a linked work tree or a submodule, `.git` is a file with the path of the git directory. */
function findGitFolder(path: string): string {
  return statSync(path).isDirectory() ? path : resolve(dirname(path), readText(path).replace(/^gitdir: /, ''))
}

function listAllNames(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : []
}

function readText(file: string): string {
  return readFileSync(file, 'utf8').trim()
}

function readStamp(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats ? `${stats.size} ${stats.mtimeNs} ${stats.ctimeNs} ${stats.ino}` : ''
}
