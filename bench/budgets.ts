/** All performance budgets in one table. */
import { formats } from './formats.ts'
import { type BuildKind, type Built, largeFactor, ours, type Results, type View } from './results.ts'

export interface Budget {
  what: string
  /** Undefined if it wasn't measured. */
  valueIn(results: Results): number | undefined
  most: number
  format: (value: number) => string
}

const kilobyte = 1024
const gigabyte = 1024 ** 3

const build = ({ builds }: Results, kind: BuildKind, tool = ours): Built | undefined => builds[kind]?.[tool]

function ratio(value: number | undefined, to: number | undefined): number | undefined {
  return value === undefined || to === undefined || to === 0 ? undefined : value / to
}

/** Processor time of our build as a multiple of a peer's cold build, or of our own. */
const times =
  (kind: BuildKind, peer = ours, of: BuildKind = 'cold') =>
  (results: Results) =>
    ratio(build(results, kind)?.processor, build(results, of, peer)?.processor)

const bytesEach =
  (kind: BuildKind, factor = 1) =>
  (results: Results) =>
    ratio(build(results, kind)?.bytes, results.pages * factor)

/** Zero if the system doesn't report it. */
const memoryOf = (kind: BuildKind) => (results: Results) => build(results, kind)?.memory || undefined

const largest = (figure: Exclude<keyof View, 'path'>, paths: (path: string) => boolean) => (results: Results) => {
  const views = results.kinds?.filter(({ path }) => paths(path)) ?? []
  return views.length === 0 ? undefined : Math.max(...views.map((view) => view[figure]))
}

const isInteractive = (path: string) => /^\/(search|changelog\/upgrade)\//.test(path)

export const budgets: readonly Budget[] = [
  { what: 'cold build, × Starlight', valueIn: times('cold', 'starlight'), most: 0.2, format: formats.ratio },
  { what: 'cold build, × Hugo + Pagefind', valueIn: times('cold', 'hugo'), most: 2, format: formats.ratio },
  { what: 'very first build of a clone, × Starlight', valueIn: times('first', 'starlight'), most: 0.3, format: formats.ratio },
  { what: 'very first build of a clone, × Hugo + Pagefind', valueIn: times('first', 'hugo'), most: 3, format: formats.ratio },
  { what: 'cold build with 200 commits, × Starlight', valueIn: times('history', 'starlight'), most: 0.3, format: formats.ratio },
  { what: 'shipped handbook, cold, × Starlight', valueIn: times('shipped', 'starlight'), most: 0.25, format: formats.ratio },
  { what: 'output a page', valueIn: bytesEach('cold'), most: 28 * kilobyte, format: formats.bytes },
  { what: 'output a page at 4 × the pages', valueIn: bytesEach('large', largeFactor), most: 28 * kilobyte, format: formats.bytes },
  {
    what: 'output a page, growth to 4 × the pages',
    valueIn: (results) => ratio(bytesEach('large', largeFactor)(results), bytesEach('cold')(results)),
    most: 1.1,
    format: formats.ratio,
  },
  { what: 'cold build, growth to 4 × the pages', valueIn: times('large'), most: 3.5, format: formats.ratio },
  { what: 'memory at 16 × the pages', valueIn: memoryOf('huge'), most: 1.2 * gigabyte, format: formats.memory },
  { what: 'nothing changed, × first build', valueIn: times('unchanged', ours, 'first'), most: 0.25, format: formats.ratio },
  { what: 'one page edited, × first build', valueIn: times('edited', ours, 'first'), most: 0.35, format: formats.ratio },
  { what: 'one page edited, files that differ from a cold build', valueIn: ({ differing }) => differing, most: 0, format: formats.count },
  {
    what: 'one more edition, bytes × build with one',
    valueIn: ({ editions }) => editions && ratio(eachEdition(editions, 'bytes'), editions.one.bytes),
    most: 0.15,
    format: formats.ratio,
  },
  {
    what: 'one more edition, time × build with one',
    valueIn: ({ editions }) => editions && ratio(eachEdition(editions, 'processor'), editions.one.processor),
    most: 0.05,
    format: formats.ratio,
  },
  { what: 'check, × Starlight', valueIn: times('check', 'starlight'), most: 0.05, format: formats.ratio },
  { what: 'dev, view of an unchanged page', valueIn: ({ dev }) => dev?.view, most: 0.05, format: formats.seconds },
  { what: 'dev, save to screen', valueIn: ({ dev }) => dev?.save, most: 0.3, format: formats.seconds },
  { what: 'dev, saved list to screen', valueIn: ({ dev }) => dev?.saveList, most: 0.3, format: formats.seconds },
  { what: 'dev, new page to screen', valueIn: ({ dev }) => dev?.saveNew, most: 0.3, format: formats.seconds },
  { what: 'memory, cold', valueIn: memoryOf('cold'), most: 0.6 * gigabyte, format: formats.memory },
  { what: 'first view, largest page kind', valueIn: largest('bytes', () => true), most: 25 * kilobyte, format: formats.bytes },
  { what: 'first view, requests', valueIn: largest('requests', () => true), most: 4, format: formats.count },
  { what: 'first view, script', valueIn: largest('script', (path) => !isInteractive(path)), most: 5 * kilobyte, format: formats.bytes },
  {
    what: 'first view, script on search and upgrade',
    valueIn: largest('script', isInteractive),
    most: 10 * kilobyte,
    format: formats.bytes,
  },
  { what: 'first view, style on a text page', valueIn: ({ views }) => views?.[ours]?.style, most: 7 * kilobyte, format: formats.bytes },
  { what: 'first view, layout shift', valueIn: largest('shift', () => true), most: 0, format: formats.shift },
  {
    what: 'search, until the first results',
    valueIn: ({ searches }) => searches?.[ours]?.bytes,
    most: 120 * kilobyte,
    format: formats.bytes,
  },
  { what: 'npm run verify, wall time', valueIn: ({ tests }) => tests?.wall, most: 360, format: formats.seconds },
]

/** What each edition after the first adds. */
function eachEdition({ one, many, count }: NonNullable<Results['editions']>, figure: 'bytes' | 'processor'): number {
  return (many[figure] - one[figure]) / (count - 1)
}

export type Verdict = 'within' | 'over' | 'not measured'

/** A value equal to the budget is within. */
export function verdictOn(value: number | undefined, most: number): Verdict {
  if (value === undefined || Number.isNaN(value)) return 'not measured'
  return value <= most ? 'within' : 'over'
}
