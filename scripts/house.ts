/**
 * The layers of `src`, called floors, and measurements of the code. A file may import from its own floor and those below, which
 * `tests/unit/house.test.ts` enforces. `npm run house` prints the measurements.
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, matchesGlob } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Floor {
  name: string
  /** Globs of paths below `src`. A file is on the lowest floor that matches. */
  files: readonly string[]
}

/** From the ground up. */
export const floors: readonly Floor[] = [
  // Plain values: days, versions, texts, caches.
  { name: 'plain', files: ['plain/**'] },
  // Text of the site.
  { name: 'words', files: ['words/**', 'collections/*/words.ts', 'collections/*/browser-words.ts'] },
  // Problems: codes, positions, formats.
  { name: 'problems', files: ['problems/**'] },
  // Images, videos and downloads as bytes.
  { name: 'files', files: ['files/**'] },
  // The only way to read text: disk and git.
  { name: 'sources', files: ['sources/**'] },
  // A company's own colours, fonts, logo and style sheets.
  { name: 'look', files: ['look/**'] },
  // Field types, the schema and definition of each collection, the components for writers; the languages of the interface.
  {
    name: 'schemas',
    files: [
      'collections/fields/**',
      'collections/*/*schema.ts',
      'collections/*/collection.ts',
      'collections/!(pages|listings|own-parts).ts',
      'languages/**',
      'config.ts',
      'markdown/vocabulary/**',
      'markdown/picture.ts',
    ],
  },
  // Parses, checks and prints bodies.
  { name: 'markdown', files: ['markdown/**'] },
  // The checked handbook: entries, references, links, addresses, navigation, audience; and how each collection is listed.
  { name: 'graph', files: ['graph/**', 'collections/*/listing.ts', 'collections/listings.ts'] },
  // Queries within one collection.
  { name: 'views', files: ['collections/!(rules)/!(page*|rules).ts'] },
  // Queries across collections.
  { name: 'answers', files: ['answers/**'] },
  // Page chrome, sections, and how they're printed.
  { name: 'page', files: ['page/**'] },
  // Page sections of each collection.
  { name: 'collection pages', files: ['collections/*/page*.ts', 'collections/pages.ts', 'collections/own-parts.ts'] },
  // Rules between entries.
  { name: 'rules', files: ['collections/rules/**', 'collections/*/rules.ts', 'collections/*/rules/**'] },
  // What a company's configuration may import.
  { name: 'door', files: ['index.ts', 'astro-collections.ts'] },
  // Runs all checks.
  { name: 'check', files: ['checked-handbook.ts'] },
  // Revisions, differences, published editions, redactions.
  { name: 'history', files: ['history/**'] },
  // Feeds, search index, Markdown pages, redirects, previews.
  { name: 'outputs', files: ['outputs/**'] },
  // New entries for `handbook new`, and schemas for editors.
  { name: 'authoring', files: ['authoring/**'] },
  // Files of other programs as entries, for `handbook import`.
  { name: 'importing', files: ['importing/**'] },
  // Compiles settings and sources to the checked handbook.
  { name: 'compilation', files: ['settings.ts', 'compilation.ts', 'last-good.ts', 'site.ts', 'astro-entries.ts'] },
  // Answers editors.
  { name: 'editor', files: ['editor/**'] },
  // Writing in the browser: what forms show and send.
  { name: 'forms', files: ['forms/**'] },
  // Searches a built site for leaks.
  { name: 'audit', files: ['audit/**', 'finish.ts'] },
  // The Astro site.
  { name: 'site', files: ['handbook.ts', 'data-store.ts', 'components/**', 'layouts/**', 'routes/**', 'integrations/**', 'styles/**'] },
  // The commands.
  { name: 'cli', files: ['cli/**'] },
  // What the package exports.
  { name: 'package', files: ['package.ts'] },
  // Pages of the sample, as a company has them.
  { name: 'sample', files: ['pages/**', 'content.config.ts'] },
]

export interface Import {
  /** Paths below `src`. */
  from: string
  to: string
}

const source = fileURLToPath(new URL('../src', import.meta.url))

/** Returns the paths of all code below `src`, without content. */
export function listSourceFiles(): string[] {
  return globSync('**/*.{ts,astro,mdx}', { cwd: source, exclude: (path) => path === 'content' })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
}

/** Returns the index of a file's floor; -1 if it has none. */
export function findFloor(file: string): number {
  return floors.findIndex(({ files }) => files.some((glob) => matchesGlob(file, glob)))
}

const specifiers = /(?:\bfrom\s+|\bimport\s+|\bimport\()\s*'(\.[^']+)'/g

/** Returns every import between files of `src`, including type imports. */
export function readImports(files: readonly string[]): Import[] {
  const known = new Set(files)
  return files.flatMap((from) =>
    [...readFileSync(join(source, from), 'utf8').matchAll(specifiers)]
      .map(([, path = '']) => ({ from, to: join(dirname(from), path).replaceAll('\\', '/') }))
      .filter(({ to }) => known.has(to)),
  )
}

/** Modules with side effects outside the program, and the floors that may use them. */
export const outside: readonly { modules: RegExp; floors: readonly string[] }[] = [
  // The check must work without Astro.
  { modules: /^astro\b/, floors: ['site', 'cli', 'sample'] },
  // The graph and everything computed from it are plain values. `markdown` is here for the trial of its parser in another process.
  {
    modules: /^node:(fs|child_process|os|process|http|net|worker_threads)\b/,
    floors: ['files', 'sources', 'look', 'markdown', 'history', 'outputs', 'compilation', 'forms', 'audit', 'site', 'cli'],
  },
]

/** Returns imports of such modules on floors that may not use them. */
export function findOutsideImports(files: readonly string[]): Import[] {
  return files.flatMap((from) =>
    [...readFileSync(join(source, from), 'utf8').matchAll(/\bfrom '((?:node:|astro)[^']*)'/g)]
      .map(([, to = '']) => ({ from, to }))
      .filter(({ to }) => outside.some((each) => each.modules.test(to) && !each.floors.includes(floors[findFloor(from)]?.name ?? ''))),
  )
}

/** Returns imports from a higher floor, which aren't allowed. */
export function findUpwardImports(imports: readonly Import[]): Import[] {
  return imports.filter(({ from, to }) => findFloor(from) < findFloor(to))
}

/** Returns groups of files that import each other, directly or indirectly, including type imports (Tarjan's algorithm). */
export function findCycles(files: readonly string[], imports: readonly Import[]): string[][] {
  const targets = Map.groupBy(imports, ({ from }) => from)
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const cycles: string[][] = []
  const visit = (file: string): number => {
    const index = order.size
    order.set(file, index)
    let low = index
    open.push(file)
    for (const { to } of targets.get(file) ?? []) {
      if (!order.has(to)) low = Math.min(low, visit(to))
      else if (open.includes(to)) low = Math.min(low, order.get(to) ?? low)
    }
    lowest.set(file, low)
    if (low === index) {
      const group = open.splice(open.indexOf(file))
      if (group.length > 1) cycles.push(group.sort())
    }
    return low
  }
  for (const file of files) if (!order.has(file)) visit(file)
  return cycles
}

/** Counts files, lines, local imports per file, cycles and casts. */
export function measureHouse(): Readonly<Record<string, number>> {
  const files = listSourceFiles()
  const imports = readImports(files)
  const styles = globSync('**/*.css', { cwd: source, exclude: (path) => path === 'content' })
  const texts = [...files, ...styles].map((file) => readFileSync(join(source, file), 'utf8'))
  const count = (pattern: RegExp) => texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0)
  return {
    files: texts.length,
    lines: count(/\n/g),
    'imports a file': Math.round((imports.length / files.length) * 100) / 100,
    'upward imports': findUpwardImports(imports).length,
    cycles: findCycles(files, imports).length,
    'files in cycles': findCycles(files, imports).flat().length,
    casts: count(/^(?! *(\*|\/\/|\/\*)).*\bas (unknown as|any|never)\b(?! [a-z])/gm),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, value] of Object.entries(measureHouse())) console.log(`${name.padEnd(16)} ${value}`)
}
