/**
 * Answers Sveltia CMS as a Gitea server would, with the content folder as its repository: https://docs.gitea.com/api/1.24. Of all protocols
 * that the program speaks, this one sends the version of a file that was edited along with the new one, and shows why a server refused it.
 */
import type { Problem } from '../problems/problem.ts'
import type { OpenForms } from './open-forms.ts'
import { type FormChange, SaveError, saveForm } from './save.ts'
import { commitOf } from './served.ts'

export interface ApiRequest {
  method: string
  /** The address below that of the API, with a slash at its beginning. */
  path: string
  body: string
}

export interface ApiAnswer {
  status: number
  body: unknown
}

/** Names that the program shows to no one, but asks for. */
export const repository = { owner: 'handbook', branch: 'content' } as const

const repositoryPath = new RegExp(`^/repos/${repository.owner}/[\\w-]+(?=/|$)`)

/** `open` reads the content as it is now. */
export function answerApi({ method, path, body }: ApiRequest, open: () => OpenForms): ApiAnswer {
  const asked = `${method} ${path.replace(repositoryPath, '/repo')}`
  switch (asked) {
    case 'GET /user':
      return fine({ id: 1, login: 'writer', full_name: 'You', email: 'writer@localhost', avatar_url: '', html_url: '' })
    case 'GET /version':
      return fine({ version: '1.24.0' })
    case 'GET /settings/api':
      return fine({ default_paging_num: 500, max_response_items: 500 })
    case 'GET /repo':
      return fine({ permissions: { admin: false, push: true, pull: true }, default_branch: repository.branch })
    case `GET /repo/branches/${repository.branch}`:
      return fine({ commit: { id: stateOf(open()), message: '' } })
    case 'POST /repo/file-contents':
      return readFiles(body, open())
    case 'POST /repo/contents':
      return write(body, open)
    case 'GET /repo/commits':
      return fine([])
    default:
      if (asked.startsWith('GET /repo/git/trees/')) return fine(listFiles(open()))
      return { status: 404, body: { message: `There is no "${path}".` } }
  }
}

function fine(body: unknown): ApiAnswer {
  return { status: 200, body }
}

/** Differs when a form shows something else. */
function stateOf({ documents }: OpenForms): string {
  return commitOf(documents.map(({ path, version }) => `${path} ${version}`).join('\n'))
}

function listFiles(open: OpenForms): unknown {
  const tree = open.documents.map(({ path, version, text }) => ({ type: 'blob', path, sha: version, size: Buffer.byteLength(text) }))
  return { sha: stateOf(open), tree, truncated: false }
}

function readFiles(body: string, { documents }: OpenForms): ApiAnswer {
  const { files } = (parse(body) ?? {}) as { files?: unknown }
  if (!Array.isArray(files)) return wrong('The request names no files.')
  const texts = new Map(documents.map(({ path, text }) => [path, text]))
  return fine(
    files.map((path: unknown) => {
      const text = texts.get(String(path))
      return text === undefined ? null : { path, content: Buffer.from(text).toString('base64'), encoding: 'base64' }
    }),
  )
}

function write(body: string, open: () => OpenForms): ApiAnswer {
  const { files } = (parse(body) ?? {}) as { files?: unknown }
  const changes = Array.isArray(files) ? files.map(readChange) : []
  if (changes.length === 0 || changes.some((each) => each === undefined)) return wrong('The request has no change that a form makes.')
  try {
    const now = open()
    const { paths, warnings } = saveForm(
      now,
      changes.filter((each) => each !== undefined),
    )
    const after = open()
    const versions = new Map(after.documents.map(({ path, version }) => [path, version]))
    return fine({
      commit: { sha: stateOf(after), created: now.settings.now },
      files: paths.map((path) => ({ path, sha: versions.get(path) ?? '' })),
      warnings: warnings.map(describeWarning),
    })
  } catch (error) {
    if (error instanceof SaveError) return { status: 422, body: { message: error.message } }
    throw error
  }
}

function describeWarning({ message, hint }: Problem): string {
  return [message, hint].filter((each) => each !== undefined).join(' ')
}

function readChange(given: unknown): FormChange | undefined {
  const { operation, path, content = '', sha, from_path: from } = (given ?? {}) as Record<string, unknown>
  if (operation !== 'create' && operation !== 'update' && operation !== 'delete') return undefined
  if (typeof path !== 'string' || typeof content !== 'string' || (from !== undefined && from !== null)) return undefined
  return { operation, path, content: Buffer.from(content, 'base64').toString('utf8'), version: typeof sha === 'string' ? sha : undefined }
}

function wrong(message: string): ApiAnswer {
  return { status: 400, body: { message } }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
