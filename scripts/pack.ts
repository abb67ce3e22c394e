/**
 * Makes `build/`, the program as a package has it: JavaScript instead of TypeScript, declarations for what the package exports, the texts
 * of `handbook explain`, and the bundle of pages, so that most companies never run a bundler. `npm pack` runs it.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { programStandIn } from '../src/cli/bundle/bundle.ts'
import { listFiles } from '../src/cli/output/marker.ts'
import { ours, programFiles, readProgramFile } from '../src/forms/program.ts'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '')
const target = join(root, 'build')

rmSync(target, { recursive: true, force: true })
copyProgram()
copyForms()
declareTypes()
bundlePages()

/** Copies `src` without the sample, and what the program reads beside it. */
function copyProgram(): void {
  const paths = listFiles(join(root, 'src')).filter((path) => !/^((content|pages)\/|content\.config\.ts$)/.test(path))
  for (const path of paths) {
    const text = readFileSync(join(root, 'src', path))
    if (path.startsWith('authoring/starter/')) write(`src/${path}`, text)
    else if (/\.ts$/.test(path)) write(`src/${path.replace(/\.ts$/, '.js')}`, renameImports(stripTypeScriptTypes(text.toString())))
    else if (/\.(astro|mdx)$/.test(path)) write(`src/${path}`, renameImports(text.toString()))
    else write(`src/${path}`, text)
  }
  cpSync(join(root, 'public'), join(target, 'public'), { recursive: true })
  cpSync(join(root, 'docs/handbook/problems'), join(target, 'docs/handbook/problems'), { recursive: true })
  const { name, version, homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  write('package.json', `${JSON.stringify({ name, version, type: 'module', homepage }, null, 2)}\n`)
}

/** Copies the program that forms run, so that a company need not install it with all that it brings along. */
function copyForms(): void {
  for (const name of programFiles) if (!ours.includes(name)) write(`forms/${name}`, readProgramFile(name)?.content ?? '')
}

/** Relative paths of modules in a text. */
function renameImports(text: string): string {
  return text.replace(/(['"])(\.{1,2}\/[^'"\n]*)\.ts\1/g, '$1$2.js$1')
}

/** Declarations of what the package exports, and of what they import. */
function declareTypes(): void {
  const folder = join(root, '.cache/declarations')
  rmSync(folder, { recursive: true, force: true })
  // Types are checked with all others, by `npm run static`; checking them here, too, takes as long as all the rest.
  const options = ['--noCheck', '--noEmit', 'false', '--emitDeclarationOnly', '--declaration', '--rootDir', 'src', '--outDir', folder]
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.package.json', ...options])
  const found = new Set(['package.d.ts', 'languages/de/german.d.ts'])
  for (const path of found) {
    // A company may not have Node's types.
    const text = renameImports(readFileSync(join(folder, path), 'utf8')).replace(/\bBuffer(<\w+>)?/g, 'Uint8Array')
    write(`src/${path}`, text)
    for (const [, name = ''] of text.matchAll(/['"](\.{1,2}\/[^'"\n]*)\.js['"]/g)) {
      const file = join(dirname(path), `${name}.d.ts`)
      if (existsSync(join(folder, file))) found.add(file)
    }
  }
}

/** Bundles the pages as a company without pages of its own would. */
function bundlePages(): void {
  const company = join(root, '.cache/pack/company')
  rmSync(company, { recursive: true, force: true })
  mkdirSync(join(company, 'content/handbook'), { recursive: true })
  writeFileSync(join(company, 'handbook.config.mjs'), "export default { title: 'T', organisation: 'O', site: 'https://example.com' }\n")
  writeFileSync(join(company, 'content/handbook/index.md'), '# Handbook\n')
  run(process.execPath, [join(target, 'src/cli/main.js'), 'build'], company)
  const bundles = join(company, '.cache/bundles')
  const here = pathToFileURL(target).href
  for (const name of readdirSync(bundles)) {
    const folder = join(bundles, name)
    const files = globSync('**/*.*', { cwd: folder }).filter((path) => path !== 'bundle.json')
    // The other bundle was made ready for an address.
    if (!files.some((path) => readFileSync(join(folder, path)).includes('_base_of_the_site_'))) continue
    for (const path of files) {
      const bytes = readFileSync(join(folder, path))
      const isText = /\.(m?js|css)$/.test(path)
      // Other paths of this machine are names that errors would give.
      const text = () => bytes.toString().replaceAll(here, programStandIn).replaceAll(company, '/company').replaceAll(root, '')
      write(`bundle/${path}`, isText ? text() : bytes)
    }
  }
  const folder = join(target, 'bundle')
  const digests = globSync('**/*.*', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ])
  if (digests.length === 0) throw new Error('The pages were not bundled.')
  write('bundle/bundle.json', JSON.stringify({ key: 'bundle', files: Object.fromEntries(digests) }))
}

function write(path: string, content: string | Uint8Array): void {
  const file = join(target, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

function run(command: string, args: readonly string[], cwd = root): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' })
  if (status !== 0) throw new Error(`"${relative(root, args[0] ?? '')}" failed.`)
}
