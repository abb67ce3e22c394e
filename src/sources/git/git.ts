/** The only module that runs git. Answers are cached until the repository changes. */
import { execFileSync } from 'node:child_process'
import { recentValues } from '../../plain/caches.ts'
import { isOutsideRepositories, readRepositoryState } from './repository-state.ts'

/** A git failure, worded for the user. */
export class GitError extends Error {}

class NoRepositoryError extends GitError {}

interface GitOptions {
  /** Standard input. */
  input?: string
  /** Exit code 1 isn't a failure; it returns undefined. */
  mayFail?: boolean
}

interface Answer {
  /** State of the repository when git ran. */
  state: string
  /** A GitError if the folder isn't in a repository. */
  output: Buffer | undefined | GitError
}

/** Size of the cache in bytes. */
const maxBytes = 32 << 20
const answers = recentValues<Answer>(maxBytes, ({ state, output }) => state.length + (Buffer.isBuffer(output) ? output.length : 0))

/** Runs a git command and returns its output. Throws GitError. */
export function git(folder: string, args: readonly string[]): Buffer
export function git(folder: string, args: readonly string[], options: GitOptions & { mayFail?: false }): Buffer
export function git(folder: string, args: readonly string[], options: GitOptions): Buffer | undefined
export function git(folder: string, args: readonly string[], options: GitOptions = {}): Buffer | undefined {
  // `status` depends on the work tree, which isn't part of the repository's state.
  const state = args.includes('status') ? undefined : readRepositoryState(folder)
  if (state === undefined) return runGit(folder, args, options)
  const key = JSON.stringify([folder, args, options])
  const known = answers.get(key)?.value
  const output = known?.state === state ? known.output : tryGit(folder, args, options)
  answers.set(key, { state, output })
  if (output instanceof GitError) throw output
  return output
}

/** Returns a missing repository, so that it's cached. Other failures may be temporary. */
function tryGit(...call: Parameters<typeof runGit>): Answer['output'] {
  try {
    return runGit(...call)
  } catch (error) {
    if (error instanceof NoRepositoryError) return error
    throw error
  }
}

function runGit(folder: string, args: readonly string[], { input, mayFail }: GitOptions): Buffer | undefined {
  if (isOutsideRepositories(folder)) throw new NoRepositoryError(`"${folder}" is not in a git repository.`)
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      maxBuffer: 1 << 30,
      input,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: createEnvironment(),
    })
  } catch (error) {
    const { code, status, stderr } = error as { code?: string; status?: number; stderr?: Buffer }
    if (mayFail && status === 1) return undefined
    if (code === 'ENOENT') throw new GitError('The command "git" is not installed.', { cause: error })
    throw toGitError(folder, args[0] ?? '', stderr?.toString('utf8') ?? '', error)
  }
}

/**
 * In hooks, git sets GIT_DIR but not GIT_WORK_TREE, and would take any folder for the repository root, so drop these variables. A user
 * who also sets GIT_WORK_TREE does mean another repository.
 */
function createEnvironment(): NodeJS.ProcessEnv {
  const unwanted = process.env['GIT_WORK_TREE'] ? [] : ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_PREFIX']
  const variables = Object.entries(process.env).filter(([name]) => !unwanted.includes(name))
  // Git has no stable exit codes for these failures, so match its messages, in English.
  return { ...Object.fromEntries(variables), LC_ALL: 'C' }
}

function toGitError(folder: string, command: string, stderr: string, cause: unknown): GitError {
  const message = (stderr.trim().split('\n')[0] ?? '').replace(/^fatal: /, '')
  if (message.startsWith('not a git repository')) return new NoRepositoryError(`"${folder}" is not in a git repository.`, { cause })
  if (message.includes('must be run in a work tree'))
    return new GitError(`"${folder}" is in a bare repository, which has no files. Use a folder of a clone.`, { cause })
  const foreign = /^detected dubious ownership in repository at '(.*)'$/.exec(message)?.[1]
  if (foreign !== undefined) {
    const allow = `git config --global --add safe.directory "${foreign}"`
    return new GitError(`The repository belongs to another user of this machine, so git refuses to read it. Allow it with '${allow}'.`, {
      cause,
    })
  }
  return new GitError(`git ${command} failed: ${message || 'it does not say why'}.`, { cause })
}
