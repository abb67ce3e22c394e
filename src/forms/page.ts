/** The page with the forms, and its files. */
import { escapeHtml } from '../plain/escape.ts'
import type { CmsOption, CmsPart } from '../authoring/forms/cms.ts'

export interface FormsPage {
  title: string
  lang: string
  config: CmsPart
  /** The entries that fields offer, by collection. */
  options: Readonly<Record<string, readonly CmsOption[]>>
  /** For the forms of `dev`: the address of the content, what the page has to send along, and the version of each document. */
  local?: { api: string; token: string; versions: Readonly<Record<string, string>> }
  /** For a page on a host: the policy is a header in `dev`. */
  policy?: string
  /** What can't be edited in a form at the moment, as sentences. */
  notes?: readonly string[]
}

/** Address of the forms, below the base. */
export const formsPath = '/admin/'

/** Ids of elements are those that the script looks for. */
export function printFormsPage({ title, lang, config, options, local, policy, notes = [] }: FormsPage): string {
  // A "<" could end the script.
  const data = JSON.stringify({ config, options, local }).replaceAll('<', '\\u003c')
  const list = notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('')
  return `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
${policy === undefined ? '' : `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">\n`}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="forms.css">
<script type="application/json" id="forms-data">${data}</script>
<script src="start.js"></script>
<script src="sveltia-cms.js" defer></script>
</head>
<body>
<noscript>Forms need JavaScript.</noscript>
${list === '' ? '' : `<details id="forms-notes"><summary>Files with errors: ${notes.length}</summary><ul>${list}</ul></details>\n`}</body>
</html>
`
}

/** The policy of the page, without who may frame it. `servers` are what it may ask besides its own. */
export function formsPolicy(servers: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // The program sets styles of its own elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: https:",
    "font-src 'self'",
    `connect-src ${["'self'", 'data:', 'blob:', ...servers].join(' ')}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ')
}
