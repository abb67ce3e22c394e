/** A git repository for a test, with a content folder in it. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './folders.ts'

type Files = Record<string, string | Uint8Array | undefined>

export interface Repository {
  root: string
  content: string
  git(...args: string[]): string
  /** Writes files (undefined deletes one) and commits with the note "Change", on the given day if any. Returns the commit's hash. */
  commit(files: Files, day?: string): string
  write(files: Files): void
  /** Commits what's staged. */
  commitAs(facts: { note: string; author: string; day: string }): void
}

/** An author, and nothing that makes large repositories safe or small. */
const settings = `
[user]
  name = Ada
  email = ada@example.com
[commit]
  gpgsign = false
[gc]
  auto = 0
[maintenance]
  auto = false
[core]
  fsync = none
`

/** `keep` leaves deletion to the caller. */
export function repository(keep = false): Repository {
  const root = temporaryFolder(keep)
  const content = join(root, 'the content')
  const run = (program: string, args: readonly string[], day?: string) =>
    execFileSync(program, args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(day !== undefined && { env: { ...process.env, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` } }),
    }).trim()
  const git = (...args: string[]) => run('git', args)
  git('init', '--quiet', '--initial-branch=main')
  appendFileSync(join(root, '.git/config'), settings)
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
    // Starting a process costs a worker with much memory ten times as much as it costs a shell.
    return run(
      'sh',
      ['-ec', 'git add --all; git commit --quiet --allow-empty --message=Save --trailer="Reader-Note: Change"; git rev-parse HEAD'],
      day,
    )
  }
  const commitAs: Repository['commitAs'] = ({ note, author, day }) => {
    run('git', ['commit', '--quiet', '--allow-empty', `--author=${author}`, '--message=Save', `--trailer=Reader-Note: ${note}`], day)
  }
  return { root, content, git, commit, write, commitAs }
}
