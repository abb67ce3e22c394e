/**
 * The house: which floor each file of `src` stands on, and what the code measures. A file imports from its own floor and from those
 * below it; `tests/unit/house.test.ts` holds every import to that. `npm run house` prints the measurements.
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, matchesGlob } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Floor {
  name: string
  /** Globs of paths below `src`. A file stands on the first floor, from the ground up, that has it. */
  files: readonly string[]
}

/** From the ground up. */
export const floors: readonly Floor[] = [
  // Values and nothing else: days, versions, texts, caches.
  { name: 'plain', files: ['plain/**'] },
  // What the site says.
  { name: 'words', files: ['words/**', 'collections/*/words.ts', 'collections/*/browser-words.ts'] },
  // What a problem is, its code, its place, and how it's printed.
  { name: 'problems', files: ['problems/**'] },
  // Images, films and downloads as bytes.
  { name: 'files', files: ['files/**'] },
  // The only door for text: disk and git.
  { name: 'sources', files: ['sources/**'] },
  // Kinds of fields, and the schema and the definition of each collection.
  {
    name: 'schemas',
    files: [
      'collections/fields/**',
      'collections/*/*schema.ts',
      'collections/*/collection.ts',
      'collections/!(pages|listings|own-parts).ts',
      'config.ts',
    ],
  },
  // Parses a body, checks the writers' components, prints it.
  { name: 'markdown', files: ['markdown/**'] },
  // Entries, references, links, addresses, navigation, audience: the checked whole; and how each collection stands in lists.
  { name: 'graph', files: ['graph/**', 'collections/*/listing.ts', 'collections/listings.ts'] },
  // What a page or a check asks of one collection.
  { name: 'views', files: ['collections/!(rules)/!(page*|rules).ts'] },
  // What needs several collections.
  { name: 'answers', files: ['answers/**'] },
  // The frame of a page, its sections, and how they are printed.
  { name: 'page', files: ['page/**'] },
  // The sections of the page of each collection.
  { name: 'collection pages', files: ['collections/*/page*.ts', 'collections/pages.ts', 'collections/own-parts.ts'] },
  // What holds between entries.
  { name: 'rules', files: ['collections/rules/**', 'collections/*/rules.ts', 'collections/*/rules/**'] },
  // What a company's configuration may import.
  { name: 'door', files: ['index.ts'] },
  // All entries together, checked.
  { name: 'check', files: ['checked-handbook.ts'] },
  // Revisions, differences, published editions, redactions.
  { name: 'history', files: ['history/**'] },
  // Feeds, search index, Markdown pages, redirects, previews.
  { name: 'outputs', files: ['outputs/**'] },
  // What `handbook new` writes.
  { name: 'authoring', files: ['authoring/**'] },
  // Settings and sources, compiled to the checked handbook.
  { name: 'compilation', files: ['settings.ts', 'compilation.ts', 'last-good.ts', 'site.ts'] },
  // Searches a built site for what is hidden.
  { name: 'audit', files: ['audit/**', 'finish.ts'] },
  // The Astro site.
  { name: 'site', files: ['handbook.ts', 'components/**', 'layouts/**', 'pages/**', 'integrations/**', 'styles/**'] },
  // The commands.
  { name: 'cli', files: ['cli/**'] },
]

export interface Import {
  /** Paths below `src`. */
  from: string
  to: string
}

const source = fileURLToPath(new URL('../src', import.meta.url))

/** Paths below `src` of all code, content aside. */
export function sourceFiles(): string[] {
  return globSync('**/*.{ts,astro,mdx}', { cwd: source, exclude: (path) => path === 'content' })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
}

/** The floor of a file as its place in the list, -1 if it has none. */
export function floorOf(file: string): number {
  return floors.findIndex(({ files }) => files.some((glob) => matchesGlob(file, glob)))
}

const specifiers = /(?:\bfrom\s+|\bimport\s+|\bimport\()\s*'(\.[^']+)'/g

/** Every import of one file of `src` by another, those of types included. */
export function importsOf(files: readonly string[]): Import[] {
  const known = new Set(files)
  return files.flatMap((from) =>
    [...readFileSync(join(source, from), 'utf8').matchAll(specifiers)]
      .map(([, path = '']) => ({ from, to: join(dirname(from), path).replaceAll('\\', '/') }))
      .filter(({ to }) => known.has(to)),
  )
}

/** Modules that reach outside the program, and the floors that may use them. */
export const outside: readonly { modules: RegExp; floors: readonly string[] }[] = [
  // The check needs no Astro.
  { modules: /^astro\b/, floors: ['site', 'cli'] },
  // The graph and what is answered from it are values. The parser of Markdown is tried in a process of its own.
  {
    modules: /^node:(fs|child_process|os|process|http|net|worker_threads)\b/,
    floors: ['files', 'sources', 'markdown', 'history', 'outputs', 'compilation', 'audit', 'site', 'cli'],
  },
]

/** Imports of outside modules on floors that may not use them. */
export function outsideImports(files: readonly string[]): Import[] {
  return files.flatMap((from) =>
    [...readFileSync(join(source, from), 'utf8').matchAll(/\bfrom '((?:node:|astro)[^']*)'/g)]
      .map(([, to = '']) => ({ from, to }))
      .filter(({ to }) => outside.some((each) => each.modules.test(to) && !each.floors.includes(floors[floorOf(from)]?.name ?? ''))),
  )
}

/** Imports of a higher floor: what a file may not know. */
export function upwardImports(imports: readonly Import[]): Import[] {
  return imports.filter(({ from, to }) => floorOf(from) < floorOf(to))
}

/** Groups of files that import each other, directly or by way of others; types count. */
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

/** Lines, files, local imports a file, casts, and cycles. */
export function measureHouse(): Readonly<Record<string, number>> {
  const files = sourceFiles()
  const imports = importsOf(files)
  const styles = globSync('**/*.css', { cwd: source, exclude: (path) => path === 'content' })
  const texts = [...files, ...styles].map((file) => readFileSync(join(source, file), 'utf8'))
  const count = (pattern: RegExp) => texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0)
  return {
    files: texts.length,
    lines: count(/\n/g),
    'imports a file': Math.round((imports.length / files.length) * 100) / 100,
    'upward imports': upwardImports(imports).length,
    cycles: findCycles(files, imports).length,
    'files in cycles': findCycles(files, imports).flat().length,
    casts: count(/^(?! *(\*|\/\/|\/\*)).*\bas (unknown as|any|never)\b(?! [a-z])/gm),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, value] of Object.entries(measureHouse())) console.log(`${name.padEnd(16)} ${value}`)
}
