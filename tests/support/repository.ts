/** A git repository for a test, with a content folder in it. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
const settings = `[core]
  repositoryformatversion = 0
  filemode = true
  bare = false
  logallrefupdates = true
  fsync = none
[user]
  name = Ada
  email = ada@example.com
[commit]
  gpgsign = false
[gc]
  auto = 0
[maintenance]
  auto = false
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
  initialise(join(root, '.git'))
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
    run('sh', ['-ec', 'git add --all; exec git commit --quiet --allow-empty --message=Save --message="Reader-Note: Change"'], day)
    return readHead(join(root, '.git'))
  }
  const commitAs: Repository['commitAs'] = ({ note, author, day }) => {
    run('git', ['commit', '--quiet', '--allow-empty', `--author=${author}`, '--message=Save', `--message=Reader-Note: ${note}`], day)
  }
  return { root, content, git, commit, write, commitAs }
}

/** Like `git init`, without its samples of hooks. */
function initialise(folder: string): void {
  for (const path of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) mkdirSync(join(folder, path), { recursive: true })
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/main\n')
  writeFileSync(join(folder, 'config'), settings)
}

/** The commit that was just made. */
function readHead(folder: string): string {
  const head = readFileSync(join(folder, 'HEAD'), 'utf8').trim()
  return head.startsWith('ref: ') ? readFileSync(join(folder, head.slice('ref: '.length)), 'utf8').trim() : head
}
