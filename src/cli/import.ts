/** `handbook import SOURCE PATH`: writes what another program holds into the content folder, and reports what became of every file. */
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { Command } from 'commander'
import { buildHandbook } from '../checked-handbook.ts'
import { isInside } from '../files/read.ts'
import { indexEntries } from '../graph/entry-index.ts'
import { keepParsed } from '../graph/reading/parsers.ts'
import { ImportError, type Plan, type PlannedFile, type Target, writeEntry } from '../importing/plan.ts'
import { makeReport, type Outcome } from '../importing/report.ts'
import { settle } from '../importing/settle.ts'
import { importSources, isSourceName, type SourceName } from '../importing/sources.ts'
import type { Tree } from '../importing/tree.ts'
import { didYouMean, listOf, nearest } from '../problems/nearest.ts'
import type { Problem } from '../problems/problem.ts'
import type { SettingsInput } from '../settings.ts'
import { type ContentFile, readContentFile } from '../sources/content-file.ts'
import { readFolder } from '../sources/folder.ts'
import type { Sources } from '../sources/source.ts'
import { CallError, contentPrefix, endWith, exitCodes, printLines, settingsFor, warn, withCommonOptions } from './common.ts'

interface ImportOptions extends SettingsInput {
  into?: string
  dryRun?: boolean
}

export function addImport(program: Command): void {
  const names = Object.entries(importSources)
  const width = Math.max(...names.map(([name]) => name.length))
  withCommonOptions(
    program
      .command('import')
      .argument('<source>', 'what to import, see below')
      .argument('<path>', 'the file or folder to import')
      .description('import pages, a changelog or issues from another program, and report what became of each file'),
  )
    .option('--into <collection>', 'collection, or a folder in it, such as handbook/sales (default: that of the source)')
    .option('--dry-run', 'write nothing, and print the same report')
    .addHelpText('after', `\nSources:\n${names.map(([name, { about }]) => `  ${name.padEnd(width)}  ${about}`).join('\n')}`)
    .action(async (source: string, path: string, options: ImportOptions) => {
      endWith(await runImport(source, path, options))
    })
}

/** Return the exit code. */
async function runImport(name: string, path: string, options: ImportOptions): Promise<number> {
  if (!isSourceName(name)) {
    const all = Object.keys(importSources)
    throw new CallError(`There is no source "${name}". ${didYouMean(nearest(name, all), `The sources are ${listOf(all)}.`)}`)
  }
  const settings = await settingsFor({ ...options, audience: 'staff', drafts: true })
  const tree = readTree(path, settings.content)
  const found = existsSync(settings.content) ? readFolder(settings.content) : emptySources
  // Only planned files change between two checks.
  const { parsers } = keepParsed()
  const buildOptions = { ...settings, parsers }
  const checked = buildHandbook(found, buildOptions)
  const target: Target = {
    ...readInto(options.into, name),
    layout: checked.handbook.layout,
    config: settings.config,
    entryIndex: indexEntries([...checked.written.entries, ...checked.untyped]),
    existing: new Set([...found.files.map((file) => file.path), ...found.assets]),
    now: settings.now,
  }
  const copies = new Map<string, ContentFile>()
  const check = (plan: Plan): readonly Problem[] =>
    buildHandbook(withPlan(found, plan, { tree, copies }), { ...buildOptions, layout: target.layout }).all
  const { plan, failed } = makePlan(name, tree, target, check)
  if (failed !== undefined) {
    warn(`Nothing was imported. ${failed}`)
    return exitCodes.contentErrors
  }
  const outcomes = new Map(plan.files.map((file) => [file.path, compare(file, tree, settings.content)]))
  if (!options.dryRun) for (const file of plan.files) if (outcomes.get(file.path) === 'written') write(file, tree, settings.content)
  const report = makeReport(
    plan,
    outcomes,
    tree.files.map((file) => file.path),
  )
  const { written, same, edited } = report.counts
  printLines([
    ...report.lines,
    `${tree.files.length} ${tree.files.length === 1 ? 'file' : 'files'} read; ${written} ${options.dryRun ? 'would be written' : 'written'} to ${contentPrefix(settings) || './'}, ${same} as before, ${edited} left as they are.`,
  ])
  return report.failures > 0 ? exitCodes.contentErrors : exitCodes.fine
}

const emptySources: Sources = { files: [], assets: [], images: new Map(), facts: new Map(), problems: [] }

function makePlan(
  name: SourceName,
  tree: Tree,
  target: Target,
  check: (plan: Plan) => readonly Problem[],
): { plan: Plan; failed?: string } {
  try {
    const plan = importSources[name].plan(tree, target)
    for (const from of tree.outside)
      plan.notes.push({ from, text: 'This link leads out of the folder, or nowhere, so it is not imported.' })
    settle(plan, target, check)
    return { plan }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    if (!error.isContent) throw new CallError(error.message)
    return { plan: { files: [], notes: [] }, failed: error.message }
  }
}

/** Read `--into`: the collection of the source, and a folder in it. */
function readInto(into: string | undefined, source: SourceName): Pick<Target, 'collection' | 'folder'> {
  const wanted = importSources[source].into
  const [collection = '', ...folder] = (into ?? wanted).replace(/^\/+|\/+$/g, '').split('/')
  if (collection !== wanted) throw new CallError(`"${source}" can only be imported into "${wanted}", not into "${collection}".`)
  if (folder.some((part) => !/^[A-Za-z0-9][A-Za-z0-9._~-]*$/.test(part)))
    throw new CallError(`"${folder.join('/')}" can't be a folder: use letters, digits, and hyphens.`)
  return { collection, folder: folder.join('/') }
}

/** Folders that no source has pages in. */
const skipped = /^(?:\.git|\.hg|\.svn|node_modules|\.docusaurus|\.jekyll-cache)$/

function readTree(path: string, content: string): Tree {
  const given = resolve(path)
  const stats = statSync(given, { throwIfNoEntry: false })
  if (!stats) throw new CallError(`There is no file or folder "${path}".`)
  const real = realpathSync(given)
  const target = existsSync(content) ? realpathSync(content) : content
  if (real === target || isInside(real, target) || isInside(target, real))
    throw new CallError(`"${path}" and the content folder overlap. Set another content folder with --content DIR.`)
  if (stats.isFile())
    return {
      name: basename(given),
      files: [{ path: basename(given), read: () => readFileSync(given) }],
      outside: [],
      fullPath: () => given,
    }
  const all = readdirSync(given, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() || each.isSymbolicLink())
    .map((each) => join(each.parentPath, each.name))
    .filter(
      (full) =>
        !relative(given, full)
          .split(sep)
          .some((part) => skipped.test(part)),
    )
  // A link may lead anywhere, also to what nobody means to publish.
  const isOwn = (full: string) => existsSync(full) && isInside(realpathSync(full), real)
  const outside = all
    .filter((full) => !isOwn(full) && lstatSync(full).isSymbolicLink())
    .map((full) => relative(given, full).split(sep).join('/'))
  const files = all
    .filter((full) => isOwn(full) && statSync(full).isFile())
    .map((full) => ({ path: relative(given, full).split(sep).join('/'), read: () => readFileSync(full) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  if (files.length === 0) throw new CallError(`The folder "${path}" is empty.`)
  return { name: basename(given), files, outside, fullPath: (each) => join(given, each) }
}

/** Return the content as it will be. `copies` are the files read so far, by path. */
function withPlan(found: Sources, { files }: Plan, { tree, copies }: { tree: Tree; copies: Map<string, ContentFile> }): Sources {
  const planned = new Set(files.map(({ path }) => path))
  const sources: Sources = {
    files: found.files.filter(({ path }) => !planned.has(path)),
    assets: found.assets.filter((path) => !planned.has(path)),
    images: new Map(found.images),
    facts: new Map(found.facts),
    problems: [],
  }
  for (const file of files) {
    const { path } = file
    if (file.kind === 'entry') sources.files.push({ path, text: writeEntry(file) })
    else {
      const copy = copies.get(path) ?? readContentFile(tree.fullPath(file.from), path)
      copies.set(path, copy)
      const { text, asset } = copy
      if (text) sources.files.push(text)
      if (asset) sources.assets.push(path)
      if (asset?.image) sources.images.set(path, asset.image)
      if (asset?.facts) sources.facts?.set(path, asset.facts)
    }
  }
  sources.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  sources.assets.sort()
  return sources
}

function bytesOf(file: PlannedFile, tree: Tree): Uint8Array {
  return file.kind === 'entry' ? Buffer.from(writeEntry(file)) : readFileSync(tree.fullPath(file.from))
}

function compare(file: PlannedFile, tree: Tree, content: string): Outcome {
  const full = join(content, file.path)
  if (!existsSync(full)) return 'written'
  return Buffer.compare(readFileSync(full), bytesOf(file, tree)) === 0 ? 'same' : 'edited'
}

function write(file: PlannedFile, tree: Tree, content: string): void {
  const full = join(content, file.path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, bytesOf(file, tree), { flag: 'wx' })
}
