/** The forms of `dev`: their page, their program, and what they read and write. */
import { cmsCollections, cmsSettings } from '../authoring/forms/cms-config.ts'
import { entryOptions } from '../authoring/forms/cms.ts'
import { withBase } from '../graph/paths.ts'
import { hashText } from '../sources/git/objects.ts'
import type { Settings } from '../settings.ts'
import { answerApi, repository } from './gitea.ts'
import { openForms, type OpenForms } from './open-forms.ts'
import { formsPolicy, printFormsPage } from './page.ts'
import { hasProgram, missingProgram, readProgramFile } from './program.ts'
import { keepServed } from './served.ts'

export interface FormsRequest {
  /** Whether it's for the page and its files, or for the content. */
  kind: 'page' | 'api'
  method: string
  /** The address below that of the page; of the API, with a slash at its beginning. */
  path: string
  body: string
}

export interface FormsAnswer {
  status: number
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array
}

/** Address of the content, for the page that has the token. Astro leaves addresses with this beginning alone. */
export const apiPath = '/_forms/'

/** Largest request: an entry with a long text. */
export const maxBody = 4_000_000

/** Answers a request that may be answered. `load` reads the settings as they are now. */
export async function answerForms(
  { kind, method, path, body }: FormsRequest,
  load: () => Promise<Settings>,
  token: string,
): Promise<FormsAnswer> {
  if (kind === 'api') {
    const settings = await load()
    const answer = answerApi({ method, path, body }, () => serveDocuments(openForms(settings)))
    return { status: answer.status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(answer.body) }
  }
  if (method !== 'GET') return plain(405, 'Only GET is answered here.')
  if (!hasProgram()) return plain(503, missingProgram)
  if (path !== '') {
    const file = readProgramFile(path)
    return file ? { status: 200, headers: { 'content-type': file.type }, body: file.content } : plain(404, `There is no "${path}".`)
  }
  const open = serveDocuments(openForms(await load()))
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': `${formsPolicy([])}; frame-ancestors 'none'` },
    body: printPage(open, token),
  }
}

/** Remembers what forms may be opened with. */
function serveDocuments(open: OpenForms): OpenForms {
  for (const { version, text } of open.documents) keepServed(version, text)
  return open
}

/** Headers of all answers, whatever they are. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
}

export function plain(status: number, text: string): FormsAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${text}\n` }
}

function printPage(open: OpenForms, token: string): string {
  const { settings, forms, documents } = open
  const { config } = settings
  const backend = {
    name: 'gitea',
    // Browsers keep what they read by the name of the repository.
    repo: `${repository.owner}/${hashText(settings.content).slice(0, 8)}`,
    branch: repository.branch,
    auth_methods: ['token'],
  }
  return printFormsPage({
    title: config.title,
    lang: 'en',
    config: {
      ...cmsSettings(config),
      backend,
      collections: cmsCollections(forms),
    },
    options: entryOptions(forms),
    local: {
      token,
      api: withBase(apiPath, config.base).replace(/\/$/, ''),
      versions: Object.fromEntries(documents.map(({ path, version }) => [path, version])),
    },
    notes: listUnread(open),
  })
}

/** What has an error that keeps it out of the forms. */
function listUnread({ compilation, documents }: OpenForms): string[] {
  const shown = new Set(documents.map(({ entry }) => entry.file))
  const lost = compilation.problems.filter(({ severity, file }) => severity === 'error' && !shown.has(file))
  return lost.map(({ file, line, message, hint }) =>
    [`${file}, line ${line}: ${message}`, hint].filter((each) => each !== undefined).join(' '),
  )
}
