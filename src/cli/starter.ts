/** The folder that `handbook init` makes for a company: its files, and what they contain. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { daysAfter } from '../plain/days.ts'

export interface Company {
  /** Name of the organisation. */
  name: string
  /** Address of the host, for example `https://handbook.example.com`. */
  site: string
}

export interface StarterOptions extends Company {
  /** `YYYY-MM-DD`: days in the sample entries are relative to it. */
  today: string
  /** Version of the program, which the folder depends on. */
  version: string
  /** The package.json that's there already; undefined if there's none. */
  packageFile: Readonly<Record<string, unknown>> | undefined
  /** Whether other code in the folder relies on its kind of modules. */
  hasCode: boolean
}

const folder = fileURLToPath(new URL('../authoring/starter/', import.meta.url))

/** Files by path, sorted. package.json is the given one with what is missing. */
export function starterFiles(options: StarterOptions): Map<string, string> {
  const { packageFile, hasCode } = options
  const isModule = !hasCode || packageFile?.['type'] === 'module'
  const files: [string, string][] = [
    ['.gitattributes', readStarter('gitattributes')],
    ['.github/workflows/handbook-comment.yml', readStarter('github-comment.yml')],
    ['.github/workflows/handbook.yml', readStarter('github-workflow.yml')],
    ['.gitignore', readStarter('gitignore')],
    ['.vscode/extensions.json', readStarter('vscode-extensions.json')],
    ['.vscode/settings.json', readStarter('vscode-settings.json')],
    // Without `"type": "module"`, Node takes a `.ts` file for CommonJS.
    [isModule ? 'handbook.config.ts' : 'handbook.config.mts', formatConfig(options)],
    ['package.json', formatPackage(options, isModule)],
    ...listSamples().map((path): [string, string] => [`content/${path}`, fillIn(readStarter(`content/${path}`), options)]),
  ]
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function listSamples(): string[] {
  return globSync('**/*.*', { cwd: join(folder, 'content') }).map((path) => path.replaceAll('\\', '/'))
}

function readStarter(path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

/** Replaces `{{name}}`, and `{{day:-30}}` by the day 30 days ago. */
function fillIn(text: string, { name, today }: StarterOptions): string {
  return text.replaceAll('{{name}}', name).replace(/\{\{day:(-?\d+)\}\}/g, (_, days: string) => daysAfter(today, Number(days)))
}

function formatConfig({ name, site }: Company): string {
  return `/** Everything that makes this handbook yours. */
import { defineConfig } from 'astro-handbook'

export default defineConfig({
  title: ${quote(`${name} handbook`)},
  organisation: ${quote(name)},
  site: ${quote(site)},
  // Every entry must be complete. Remove this line to publish imported entries with what is known of them.
  strict: 'all',
  // Where your content is edited, so that pages link there:
  // edit: 'https://github.com/OWNER/REPOSITORY/edit/main/content',
})
`
}

/** A string as TypeScript writes it. */
function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/** What npm writes into a new package.json, which nobody would miss. */
const standInTest = 'echo "Error: no test specified" && exit 1'

function formatPackage({ packageFile, version }: StarterOptions, isModule: boolean): string {
  const given = packageFile ?? { name: 'handbook', private: true }
  const scripts = {
    start: 'handbook start',
    dev: 'handbook schemas && handbook dev',
    staff: 'handbook schemas && handbook dev --audience staff',
    build: 'handbook build',
    check: 'handbook check',
    test: 'handbook check',
    ...withoutStandIns(recordOf(given['scripts'])),
  }
  const dependencies = { 'astro-handbook': version, ...recordOf(given['dependencies']) }
  const { devDependencies } = given
  const isThere = recordOf(devDependencies)['astro-handbook'] !== undefined
  return `${JSON.stringify({ ...given, ...(isModule && { type: 'module' }), scripts, ...(!isThere && { dependencies }) }, null, 2)}\n`
}

function withoutStandIns(scripts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(scripts).filter(([, value]) => value !== standInTest))
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
