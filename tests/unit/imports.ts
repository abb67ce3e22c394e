/** Imports for tests: a folder of another program in, a content folder and a report out. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { callHandbook } from '../support/command.ts'
import { contentFolder, filesBelow, temporaryFolder } from '../support/folders.ts'

export type Files = Readonly<Record<string, string | Uint8Array>>

export interface Imported {
  code: number | null
  /** Lines of the report, with `CONTENT` for the content folder. */
  report: string[]
  stderr: string
  content: string
  /** Texts of the content folder, by path. */
  files: Record<string, string>
}

/** A pixel, as the smallest image. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A folder with files, bytes included. */
export function sourceFolder(files: Files): string {
  const folder = join(temporaryFolder(), 'the source')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** Imports a folder, or the only file if `path` names it. */
export async function importFrom(
  source: string,
  given: Files | string,
  { content = contentFolder({}), path = '', args = [] }: { content?: string; path?: string; args?: readonly string[] } = {},
): Promise<Imported> {
  const folder = typeof given === 'string' ? given : sourceFolder(given)
  const { code, stdout, stderr } = await callHandbook([
    'import',
    source,
    join(folder, path),
    '--content',
    content,
    '--now',
    '2026-11-24',
    ...args,
  ])
  const clean = (text: string) => text.replaceAll(content, 'CONTENT').replaceAll(folder, 'SOURCE')
  return { code, report: clean(stdout).trimEnd().split('\n'), stderr: clean(stderr), content, files: readFiles(content) }
}

export function readFiles(content: string): Record<string, string> {
  try {
    return Object.fromEntries(filesBelow(content).map((path) => [path.replaceAll('\\', '/'), readFileSync(join(content, path), 'utf8')]))
  } catch {
    return {}
  }
}

/** Errors of the check, a line each. */
export async function errorsIn(content: string, now = '2026-11-24'): Promise<string[]> {
  const { stdout } = await callHandbook(['check', '--format', 'json', '--content', content, '--now', now])
  const { problems } = JSON.parse(stdout) as { problems: { severity: string; code: string; file: string; line: number; message: string }[] }
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code, file, line, message }) => `${file}:${line} ${code} ${message}`)
}
