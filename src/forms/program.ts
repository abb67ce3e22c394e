/** The files of the forms' page: Sveltia CMS, its fonts, and ours. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findContentType } from '../files/types.ts'
import { packageRoot } from '../plain/package-root.ts'

export interface ProgramFile {
  content: string | Uint8Array
  type: string
}

/** Where Sveltia CMS is: next to the program in a package, and among the development tools in its repository. */
const [packed, installed] = [join(packageRoot, 'forms'), join(packageRoot, 'node_modules/@sveltia/cms')]

/** The name of its program on the page. */
export const programName = 'sveltia-cms.js'

/** Its fonts, which it would load from elsewhere: by name on the page, the address in its program and the start of their names in its package. */
const fonts: Readonly<Record<string, { address: RegExp; file: string }>> = {
  'symbols.woff2': {
    address: /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/material-symbols-outlined[^)\s]*/g,
    file: 'material-symbols-outlined-latin-wght-normal',
  },
  'sans.woff2': {
    address: /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/source-sans-3[^)\s]*/g,
    file: 'source-sans-3-latin-wght-normal',
  },
  'mono.woff2': { address: /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/noto-mono[^)\s]*/g, file: 'noto-mono-latin-400-normal' },
}

/** Files of this program. */
export const ours: readonly string[] = ['start.js', 'forms.css']

/** The names of all files. */
export const programFiles: readonly string[] = [programName, ...Object.keys(fonts), ...ours]

/** Whether the program is there. Who builds from the repository may have left out development dependencies. */
export function hasProgram(): boolean {
  return existsSync(packed) || existsSync(installed)
}

/** What to do without it. */
export const missingProgram = 'Forms need Sveltia CMS, which is among the development dependencies. Run "npm ci".'

/** A file by its name on the page; undefined if there's none. */
export function readProgramFile(name: string): ProgramFile | undefined {
  if (!programFiles.includes(name)) return undefined
  const type = findContentType(name)
  if (ours.includes(name)) return { content: readFileSync(fileURLToPath(new URL(name, import.meta.url))), type }
  if (existsSync(join(packed, name))) return { content: readFileSync(join(packed, name)), type }
  return { content: name === programName ? readProgram() : readFont(name), type }
}

function readProgram(): string {
  const text = readFileSync(join(installed, 'dist/sveltia-cms.js'), 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')
  return Object.entries(fonts).reduce((program, [name, { address }]) => {
    if (program.search(address) < 0) throw new Error(`Sveltia CMS no longer has the font "${name}". Look at its program.`)
    // A style sheet within the program: addresses are relative to the page.
    return program.replaceAll(address, name)
  }, text)
}

function readFont(name: string): Uint8Array {
  const start = fonts[name]?.file ?? ''
  const folder = join(installed, 'npm/assets')
  const file = readdirSync(folder).find((each) => each.startsWith(start) && each.endsWith('.woff2'))
  if (file === undefined) throw new Error(`Sveltia CMS no longer has the font "${start}". Look at its folder npm/assets.`)
  return readFileSync(join(folder, file))
}
