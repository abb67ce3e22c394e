/** Builds with all tools in turn, so that drift in the machine's speed hits them all. */
import type { Cost } from '../cost.ts'
import { differingPaths, digestsOf, sizeOf } from '../folders.ts'
import type { Measurement } from '../options.ts'
import type { Handbook, Project } from '../project.ts'
import { type BuildKind, type Built, medianBuild, type Results } from '../results.ts'
import type { Tool } from '../tool.ts'

/** A long text of every corpus. */
export const longPage = 'handbook/s1/p1'

export interface Bench {
  results: Results
  only: ReadonlySet<Measurement>
  /** Reports progress. */
  say(text: string): void
}

export interface Subjects {
  project: Project
  /** Ours, with the same corpus as the peers. */
  plain: Handbook
  history: Handbook
  shipped: Handbook
  peers: readonly Tool[]
}

/** Runs a step that may fail. If it does, records why and returns undefined. */
export async function attempt<T>({ results, say }: Bench, what: string, run: () => T | Promise<T>): Promise<T | undefined> {
  say(what)
  try {
    return await run()
  } catch (error) {
    const reason = `${what}: ${error instanceof Error ? error.message : String(error)}`
    say(reason)
    results.missing.push(reason.split('\n')[0] ?? reason)
    return undefined
  }
}

/** Measurements that need a site from every tool. */
const onSites: readonly Measurement[] = ['cold', 'unchanged', 'edited', 'view', 'search']

/** Measures all builds of the corpus. Sites stay for what is measured next. */
export async function measureBuilds(bench: Bench, subjects: Subjects, corpus: string): Promise<void> {
  const { only, results, say } = bench
  const { project, plain, history, shipped, peers } = subjects
  const tools = onSites.some((each) => only.has(each)) ? [plain, ...peers] : only.has('first') ? [plain] : []
  const samples: Sample[] = []
  const failed = new Set<Tool>()
  const record = async (kind: BuildKind, tool: Tool, run: () => Promise<Cost> = () => tool.build()) => {
    if (failed.has(tool)) return
    const cost = await attempt(bench, `${tool.name}, ${kind}`, run)
    if (cost)
      samples.push({ kind, tool: tool.id, build: { ...cost, ...(kind === 'check' ? { bytes: 0, files: 0 } : sizeOf(tool.output)) } })
    else failed.add(tool)
  }
  const recordCold = async (kind: BuildKind, tool: Tool) => {
    tool.clear()
    await record(kind, tool)
  }

  plain.fill(corpus)
  // Cold builds need the page bundle. The first build of a clone makes it.
  if (!only.has('first')) await attempt(bench, `${plain.name}, page bundle`, () => plain.build())
  for (let round = 1; round <= results.rounds; round++) {
    say(`Round ${round} of ${results.rounds}`)
    for (const tool of tools) {
      tool.fill(corpus)
      if (tool === plain && only.has('first')) {
        project.clearAll()
        await recordCold('first', tool)
      }
      await recordCold('cold', tool)
      if (only.has('unchanged')) await record('unchanged', tool)
      if (only.has('edited')) {
        tool.edit(longPage, `Edited in round ${round}.`)
        await record('edited', tool)
      }
    }
    if (only.has('history')) await recordCold('history', history)
    if (only.has('shipped') || only.has('view')) await recordCold('shipped', shipped)
    if (only.has('check')) await record('check', plain, () => plain.check())
  }
  if (only.has('edited') && !failed.has(plain)) results.differing = await countDiffering(bench, plain)
  results.builds = mediansOf(samples)
}

interface Sample {
  kind: BuildKind
  tool: string
  build: Built
}

function mediansOf(samples: readonly Sample[]): Results['builds'] {
  return Object.fromEntries(
    [...Map.groupBy(samples, ({ kind }) => kind)].map(([kind, ofKind]) => [
      kind,
      Object.fromEntries(
        [...Map.groupBy(ofKind, ({ tool }) => tool)].map(([tool, rounds]) => [tool, medianBuild(rounds.map(({ build }) => build))]),
      ),
    ]),
  )
}

/** Counts the files that differ from a cold build of the same content. */
async function countDiffering(bench: Bench, tool: Tool): Promise<number | undefined> {
  const before = digestsOf(tool.output)
  tool.clear()
  const built = await attempt(bench, `${tool.name}, cold again to compare`, () => tool.build())
  return built && differingPaths(before, digestsOf(tool.output)).length
}

/** One cold build of a larger corpus. The site is removed afterwards. */
export async function measureLarge(bench: Bench, kind: 'large' | 'huge', tool: Tool, corpus: string): Promise<void> {
  const built = await attempt(bench, `${tool.name}, ${kind}`, async () => {
    tool.fill(corpus)
    tool.clear()
    return { ...(await tool.build()), ...sizeOf(tool.output) }
  })
  tool.clear()
  if (built) bench.results.builds[kind] = { ...bench.results.builds[kind], [tool.id]: built }
}
