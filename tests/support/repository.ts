/** A git repository of a test, with a content folder in it. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './folders.ts'

type Files = Record<string, string | Uint8Array | undefined>

export interface Repository {
  root: string
  content: string
  git(...args: string[]): string
  /** Writes files (undefined removes one) and commits; returns the id of the commit. */
  commit(files: Files): string
  write(files: Files): void
}

/** `keep` leaves it to the caller to remove it. */
export function repository(keep = false): Repository {
  const root = temporaryFolder(keep)
  const content = join(root, 'the content')
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim()
  git('init', '--quiet', '--initial-branch=main')
  const write: Repository['write'] = (files) => {
    for (const [path, text] of Object.entries(files)) {
      const full = join(content, path)
      mkdirSync(dirname(full), { recursive: true })
      if (text === undefined) rmSync(full)
      else writeFileSync(full, text)
    }
  }
  const commit: Repository['commit'] = (files) => {
    write(files)
    git('add', '--all')
    git('commit', '--quiet', '--allow-empty', '--message=Change')
    return git('rev-parse', 'HEAD')
  }
  return { root, content, git, commit, write }
}
