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
  /** Writes files (undefined removes one) and commits, on a day if one is named; returns the id of the commit. */
  commit(files: Files, day?: string): string
  write(files: Files): void
  /** Commits what is staged. */
  commitAs(facts: { message: string; author: string; day: string }): void
}

/** `keep` leaves it to the caller to remove it. */
export function repository(keep = false): Repository {
  const root = temporaryFolder(keep)
  const content = join(root, 'the content')
  const git = (...args: string[]) => gitOn(undefined, ...args)
  const gitOn = (day: string | undefined, ...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(day !== undefined && { env: { ...process.env, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` } }),
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
  const commit: Repository['commit'] = (files, day) => {
    write(files)
    git('add', '--all')
    gitOn(day, 'commit', '--quiet', '--allow-empty', '--message=Change')
    return git('rev-parse', 'HEAD')
  }
  const commitAs: Repository['commitAs'] = ({ message, author, day }) => {
    gitOn(day, 'commit', '--quiet', '--allow-empty', `--author=${author}`, `--message=${message}`)
  }
  return { root, content, git, commit, write, commitAs }
}
