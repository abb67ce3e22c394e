import { execFileSync } from 'node:child_process'

/** Runs git in a folder with a fixed author, and returns its output. */
export function git(folder: string, ...args: string[]): string {
  return gitWith({}, folder, ...args)
}

function gitWith(env: Readonly<Record<string, string>>, folder: string, ...args: string[]): string {
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false']
  return execFileSync('git', ['-C', folder, ...author, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 26,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Commits everything at noon of a day such as "2026-01-31". */
export function commitAll(folder: string, message: string, date: string): void {
  git(folder, 'add', '--all')
  const instant = `${date}T12:00:00Z`
  gitWith({ GIT_AUTHOR_DATE: instant, GIT_COMMITTER_DATE: instant }, folder, 'commit', '--quiet', '--message', message)
}
