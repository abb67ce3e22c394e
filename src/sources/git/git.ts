/** The only place that runs git. */
import { execFileSync } from 'node:child_process'

/** git refuses, with what it means for the person who called. */
export class GitError extends Error {}

interface GitOptions {
  /** What the command reads. */
  input?: string
  /** Exit code 1 is an answer. */
  mayFail?: boolean
}

/** What a git command prints; a GitError says why it does not. */
export function git(folder: string, args: readonly string[]): Buffer
export function git(folder: string, args: readonly string[], options: GitOptions & { mayFail?: false }): Buffer
export function git(folder: string, args: readonly string[], options: GitOptions): Buffer | undefined
export function git(folder: string, args: readonly string[], { input, mayFail }: GitOptions = {}): Buffer | undefined {
  try {
    return execFileSync('git', ['-C', folder, ...args], { maxBuffer: 1 << 30, input, stdio: ['pipe', 'pipe', 'pipe'] })
  } catch (error) {
    const { code, status, stderr } = error as { code?: string; status?: number; stderr?: Buffer }
    if (mayFail && status === 1) return undefined
    if (code === 'ENOENT') throw new GitError('The command "git" is not installed here.', { cause: error })
    throw refusal(folder, args[0] ?? '', stderr?.toString('utf8') ?? '', error)
  }
}

function refusal(folder: string, command: string, stderr: string, cause: unknown): GitError {
  const said = (stderr.trim().split('\n')[0] ?? '').replace(/^fatal: /, '')
  if (said.startsWith('not a git repository')) return new GitError(`"${folder}" lies in no git repository.`, { cause })
  if (said.includes('must be run in a work tree'))
    return new GitError(`"${folder}" lies in a bare repository, which holds no files. Name a folder of a clone.`, { cause })
  return new GitError(`git ${command} failed: ${said || 'it does not say why'}.`, { cause })
}
