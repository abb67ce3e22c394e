/** A reused compiler finds what a new one finds, without doing more than necessary. */
import { mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Compilation, type Compiler, compileSources, createCompiler } from '../../src/compilation.ts'
import { clearCaches } from '../../src/plain/caches.ts'
import type { Settings } from '../../src/settings.ts'
import { contentFolder } from '../support/folders.ts'
import { repository } from '../support/repository.ts'
import { optionsFor, sourcesOf, type TestOptions } from './handbooks.ts'

function settingsFor(content: string, options: TestOptions = {}): Settings {
  const { config, now } = optionsFor(options)
  return {
    root: content,
    content,
    config,
    configFile: join(content, '../handbook.config.ts'),
    audience: 'staff',
    now,
    lenient: false,
    drafts: false,
  }
}

/** The result of a compilation as plain values. */
function digestOf({ handbook, problems, all, counts, sources, archive, brokenUrls, unread, redactions }: Compilation): unknown {
  const { entries, redirects, trees, backlinks, linkIndex } = handbook
  return JSON.parse(
    JSON.stringify({
      entries: entries.map((entry) => [entry, entry.spanOf([]), [...entry.document.anchors]]),
      redirects,
      trees,
      backlinks: [...backlinks].map(([key, from]) => [key, from.map(({ id }) => id)]),
      pages: [...linkIndex.otherPages],
      problems,
      all,
      counts,
      unread,
      texts: sources.files,
      assets: sources.assets,
      images: [...sources.images],
      editions: archive,
      lost: brokenUrls,
      withheld: redactions.key,
    }),
  )
}

/** Pseudorandom numbers below a limit, the same on every run. */
function numbers(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * limit)
  }
}

const start = {
  'handbook/index.md': '# Book\n\n[A](a.md) [Part](part/)\n',
  'handbook/a.md': '---\ntitle: A page\nformerly: [older]\n---\n\n# A\n\n## Here\n\n[B](part/b.mdx#there)\n',
  'handbook/part/index.md': '---\ntitle: Part\n---\n\n![Plan](plan.csv)\n',
  'handbook/part/b.mdx': '---\ntitle: B page\n---\n\n## There\n\n<Ref to="glossary/plan"/> [A](../a.md#here)\n',
  'handbook/part/plan.csv': 'a,b\n',
  'glossary.yaml': '- { id: plan, term: Plan, definition: What is bought. }\n- { id: user, term: User, definition: Who uses it. }\n',
  'people.yaml': '- { id: pm, name: PM, active: true }\n',
}

const texts = [
  ...Object.values(start),
  '---\ntitle: "Broken\n---\n\nText.\n',
  '- { id: plan, term: Plan\n',
  '---\ntitle: Mended\nstatus: draft\n---\n\n## Other\n\n[Nowhere](nowhere.md)\n',
  '# Text\r\n\n{#if}\n\n<Ref to="people/pm"/>\n',
  '',
]

type Change = (content: string, next: (limit: number) => number, repo: ReturnType<typeof repository>) => void

const pathsIn = (content: string) =>
  readdirSync(content, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && !item.parentPath.includes('.git') && item.name !== 'editions.yaml')
    .map((item) => join(item.parentPath, item.name))
    .sort()

const changes: readonly Change[] = [
  function write(content, next) {
    const paths = pathsIn(content)
    writeFileSync(paths[next(paths.length)] ?? join(content, 'handbook/a.md'), texts[next(texts.length)] ?? '')
  },
  function create(content, next) {
    const path = join(
      content,
      ['handbook/new.md', 'handbook/part/more/new.mdx', 'decisions/0001-x.md', 'odd/x.md', 'tiers.yml'][next(5)] ?? '',
    )
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, texts[next(texts.length)] ?? '')
  },
  function rename(content, next) {
    const paths = pathsIn(content)
    const from = paths[next(paths.length)]
    if (from !== undefined)
      renameSync(
        from,
        from.replace(/(\w+)(\.\w+)$/, (_, name: string, end: string) => `${name}x${end}`),
      )
  },
  function remove(content, next) {
    const paths = pathsIn(content)
    const path = paths[next(paths.length)]
    if (paths.length > 3 && path !== undefined) rmSync(path)
  },
  function restore(_content, _next, repo) {
    repo.write(start)
  },
  function commit(_content, next, repo) {
    const id = repo.commit({ 'handbook/committed.md': `# Committed ${next(100)}\n` }, '2026-03-01')
    if (next(2) === 0) repo.write({ 'editions.yaml': `- { name: one, commit: ${id}, date: 2026-03-01 }\n` })
  },
]

test.each([1, 2])('after any changes it finds what a new one finds (%i)', (seed) => {
  const next = numbers(seed)
  const repo = repository(true)
  onTestFinished(() => rmSync(repo.root, { recursive: true, force: true }))
  const { content } = repo
  const first = repo.commit(start, '2026-02-01')
  repo.write({ 'editions.yaml': `- { name: first, commit: ${first}, date: 2026-02-01 }\n` })
  const compiler = createCompiler(content)
  for (let step = 0; step < 12; step++) {
    const change = changes[next(changes.length)]
    change?.(content, next, repo)
    const config = step % 5 === 4 ? { audience: { glossary: 'staff' as const }, title: `Book ${step}` } : {}
    const settings = settingsFor(content, { config })
    const updated = digestOf(compiler.compile(settings))
    // The new one asks git again.
    clearCaches()
    expect(updated, `step ${step}: ${change?.name}`).toEqual(digestOf(createCompiler(content).compile(settings)))
  }
})

describe('its work', () => {
  /** Counts a compiler's work for one call. */
  const workOf = (compiler: Compiler, run: () => void) => {
    const before = compiler.counts()
    run()
    const after = compiler.counts()
    return {
      compilations: after.compilations - before.compilations,
      files: after.files - before.files,
      bodies: after.bodies - before.bodies,
    }
  }

  test('it compiles once per change, and parses only what changed', () => {
    const content = contentFolder(start)
    const settings = settingsFor(content)
    const compiler = createCompiler(content)
    const work = () => workOf(compiler, () => compiler.compile(settings))
    expect(work()).toEqual({ compilations: 1, files: 7, bodies: 4 })
    expect(work()).toEqual({ compilations: 0, files: 0, bodies: 0 })
    writeFileSync(join(content, 'handbook/a.md'), '---\ntitle: A page\n---\n\n# Another\n')
    expect(work()).toEqual({ compilations: 1, files: 1, bodies: 1 })
    // Saved without changes.
    writeFileSync(join(content, 'handbook/a.md'), '---\ntitle: A page\n---\n\n# Another\n')
    expect(work()).toEqual({ compilations: 0, files: 0, bodies: 0 })
    renameSync(join(content, 'handbook/part/plan.csv'), join(content, 'handbook/part/map.csv'))
    expect(work()).toEqual({ compilations: 1, files: 1, bodies: 0 })
    rmSync(join(content, 'glossary.yaml'))
    expect(work()).toEqual({ compilations: 1, files: 0, bodies: 0 })
  })

  test('it compiles again for other settings, and after changes in the repository', () => {
    const repo = repository(true)
    onTestFinished(() => rmSync(repo.root, { recursive: true, force: true }))
    repo.commit(start, '2026-02-01')
    const compiler = createCompiler(repo.content)
    const work = (options?: TestOptions) => workOf(compiler, () => compiler.compile(settingsFor(repo.content, options)))
    work()
    expect(work()).toEqual({ compilations: 0, files: 0, bodies: 0 })
    expect(work({ config: { title: 'Other' } })).toEqual({ compilations: 1, files: 0, bodies: 0 })
    repo.commit({}, '2026-03-01')
    expect(work({ config: { title: 'Other' } })).toEqual({ compilations: 1, files: 0, bodies: 0 })
  })

  test("it notices a change that keeps a file's size and time", () => {
    const content = contentFolder(start)
    const compiler = createCompiler(content)
    const titleAfter = (text: string) => {
      const path = join(content, 'handbook/index.md')
      writeFileSync(path, text)
      utimesSync(path, 1_700_000_000, 1_700_000_000)
      return compiler.compile(settingsFor(content)).handbook.entryIndex.find('handbook', 'index')?.title
    }
    expect([titleAfter('# Book\n'), titleAfter('# Cook\n')]).toEqual(['Book', 'Cook'])
  })

  test("proposed texts don't affect the actual ones", () => {
    const content = contentFolder(start)
    const settings = settingsFor(content)
    const compiler = createCompiler(content)
    const compilation = compiler.compile(settings)
    const changed = compiler.compileWith(settings, new Map([['handbook/a.md', '# Other\n']]))
    expect(changed.handbook.entryIndex.find('handbook', 'a')?.title).toBe('Other')
    expect(compiler.compile(settings)).toBe(compilation)
  })
})

test('values can be compiled too', () => {
  const { handbook, problems } = compileSources(settingsFor('/nowhere'), sourcesOf({ 'handbook/a.md': '# A\n\n[B](b.md)\n' }))
  expect(handbook.entries.map(({ title }) => title)).toEqual(['A'])
  expect(problems.map(({ code }) => code)).toEqual(['link-missing'])
})
