/** The results as Markdown: what the bench prints and `bench/RESULTS.md`. */
import { budgets, verdictOn } from './budgets.ts'
import { formats, written } from './formats.ts'
import { budgetPages } from './options.ts'
import { type BuildKind, type Built, hugeFactor, largeFactor, ours, type Results } from './results.ts'
import { table } from './table.ts'

/** `picture` is the path of the chart, if there is one. */
export function reportText(results: Results, picture?: string): string {
  const parts = [
    `# Benchmark\n\n${introduction(results)}`,
    picture === undefined ? '' : `![Processor seconds of a cold build, by tool](${picture})`,
    `## Budgets\n\n${budgetTable(results)}`,
    section('Next to other generators', buildTable(results)),
    section('Other builds of this project', ownTable(results)),
    section('Growth', growthTable(results)),
    section('Published editions, 10% of the pages changed in each', editionTable(results)),
    section('What a reader loads', readingTable(results)),
    section('First view of the shipped handbook, by page kind', kindTable(results)),
    section('Not measured', results.missing.map((each) => `- ${each}`).join('\n')),
    `## How it's measured\n\n${method(results)}`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function section(title: string, text: string): string {
  return text === '' ? '' : `## ${title}\n\n${text}`
}

function introduction({ date, commit, isChanged, machine, browser, pages, rounds, tools }: Results): string {
  const size = pages === budgetPages ? '' : ` The budgets are for ${formats.count(budgetPages)} pages: treat the verdicts as hints.`
  return [
    `Measured by \`npm run bench\` on ${date} at commit ${commit}${isChanged ? ' with uncommitted changes' : ''}: ${formats.count(pages)} pages, ${rounds === 1 ? 'one round' : `medians of ${rounds} rounds, tools in turn`}.${size}`,
    '',
    `- Machine: ${machine.processor}, ${machine.cores} cores, ${formats.memory(machine.memory)}, ${machine.system}, Node ${machine.node}${browser === undefined ? '' : `, ${browser}`}`,
    ...tools.slice(1).map(({ name, version }) => `- ${name}: ${version}`),
  ].join('\n')
}

function budgetTable(results: Results): string {
  return table(
    ['', 'value', 'budget', 'verdict'],
    budgets.map(({ what, valueIn, most, format }) => {
      const value = valueIn(results)
      return [what, written(value, format), `≤ ${format(most)}`, verdictOn(value, most)]
    }),
  )
}

function buildTable(results: Results): string {
  const { builds, tools, pages } = results
  if (!builds.cold) return ''
  const seconds = (kind: BuildKind, id: string) => written(builds[kind]?.[id]?.processor, formats.seconds)
  return table(
    ['processor time', 'cold', '× Starlight', 'nothing changed', 'one page edited', 'memory', 'output a page', 'files'],
    tools.map(({ id, name }) => {
      const cold = builds.cold?.[id]
      return [
        name,
        seconds('cold', id),
        written(cold && cold.processor / (builds.cold?.['starlight']?.processor ?? Number.NaN), formats.ratio),
        seconds('unchanged', id),
        seconds('edited', id),
        memoryOf(cold),
        written(cold && cold.bytes / pages, formats.bytes),
        written(cold?.files, formats.count),
      ]
    }),
  )
}

const ownKinds: readonly [BuildKind, string][] = [
  ['first', 'first build of a clone, no page bundle'],
  ['cold', 'cold, with the page bundle'],
  ['unchanged', 'nothing changed'],
  ['edited', 'one page edited'],
  ['history', 'cold, 200 commits'],
  ['shipped', 'shipped handbook, cold'],
  ['check', 'check'],
]

function ownTable({ builds, revisions }: Results): string {
  const rows = ownKinds.flatMap(([kind, name]) => {
    const build = builds[kind]?.[ours]
    const label = kind === 'history' ? `${name}, ${written(revisions, formats.count)} revisions` : name
    return build ? [[label, ...costCells(build), ...(kind === 'check' ? ['–', '–'] : sizeCells(build))]] : []
  })
  return rows.length === 0 ? '' : table(['', 'processor', 'wall', 'memory', 'output', 'files'], rows)
}

function growthTable({ builds, tools, pages }: Results): string {
  if (!builds.large) return ''
  const rows = tools.flatMap(({ id, name }) =>
    (
      [
        ['cold', 1],
        ['large', largeFactor],
        ['huge', hugeFactor],
      ] as const
    ).flatMap(([kind, factor]) => {
      const build = builds[kind]?.[id]
      if (!build || !builds.large?.[id]) return []
      const cold = builds.cold?.[id]
      return [
        [
          `${name}, ${formats.count(pages * factor)} pages`,
          formats.seconds(build.processor),
          written(cold && build.processor / cold.processor, formats.ratio),
          formats.bytes(build.bytes / pages / factor),
          memoryOf(build),
        ],
      ]
    }),
  )
  return table(['', 'processor', `× ${formats.count(pages)} pages`, 'output a page', 'memory'], rows)
}

function editionTable({ editions }: Results): string {
  if (!editions) return ''
  const { one, unchanged, added, two, many, count } = editions
  return table(
    ['', 'processor', 'wall', 'memory', 'output', 'files'],
    (
      [
        ['1 edition, cold', one],
        ['1 edition, nothing changed', unchanged],
        ['2 editions, warm', added],
        ['2 editions, cold', two],
        [`${count} editions, cold`, many],
      ] as const
    ).map(([name, build]) => [name, ...costCells(build), ...sizeCells(build)]),
  )
}

function readingTable({ views, searches, tools }: Results): string {
  if (!views && !searches) return ''
  const rows = tools.flatMap(({ id, name }) => {
    const [view, search] = [views?.[id], searches?.[id]]
    if (!view && !search) return []
    return [
      [
        name,
        ...(['bytes', 'requests', 'script', 'style'] as const).map((figure) =>
          written(view?.[figure], figure === 'requests' ? formats.count : formats.bytes),
        ),
        written(search?.bytes, formats.bytes),
        written(search?.requests, formats.count),
      ],
    ]
  })
  return table(['Brotli', 'text page', 'requests', 'script', 'style', 'first search results', 'their requests'], rows)
}

function kindTable({ kinds }: Results): string {
  if (!kinds) return ''
  return table(
    ['Brotli', 'bytes', 'requests', 'script', 'style', 'layout shift'],
    kinds.map(({ path, bytes, requests, script, style, shift }) => [
      path,
      formats.bytes(bytes),
      formats.count(requests),
      formats.bytes(script),
      formats.bytes(style),
      formats.shift(shift),
    ]),
  )
}

function costCells(build: Built): string[] {
  return [formats.seconds(build.processor), formats.seconds(build.wall), memoryOf(build)]
}

function sizeCells({ bytes, files }: Built): string[] {
  return [formats.bytes(bytes), formats.count(files)]
}

function memoryOf(build: Built | undefined): string {
  return written(build && build.memory > 0 ? build.memory : undefined, formats.memory)
}

function method({ tools }: Results): string {
  const has = (id: string) => tools.some((tool) => tool.id === id)
  const lines = [
    'Processor time is user plus system time of the whole command and every process it starts. Ratios carry over to other machines better than seconds do. Wall time carries over to none.',
    'Cold means no site and no caches of content. Caches of the program stay: the page bundle and compiled modules. The first build of a clone has neither.',
    'All tools build one page from each of the same texts. Peers are set up as their documentation says, with default options.',
    ...(has('starlight') || has('docusaurus') ? ['Starlight and Docusaurus read MDX, like this project. The others read Markdown.'] : []),
    ...(has('docusaurus') ? ['Docusaurus has no search without a service.'] : []),
    ...(has('eleventy') || has('hugo') ? ['Eleventy and Hugo have one bare template without theme or sidebar.'] : []),
    'Growth and editions are built once, everything else in each round. The search is the costliest of three queries for words that are on every page.',
    'KB, MB and GB are powers of 1,024. `tests/build/dev.test.ts` counts compilations in `dev`: none for a view, one for a save.',
  ]
  return lines.map((line) => `- ${line}`).join('\n')
}
