/** One run of the bench: prepares a folder, then measures what the options ask for. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { pagesOfEachKind } from '../../tests/browser/kinds.ts'
import { writeCorpus } from '../corpus.ts'
import { type Cost, costOf } from '../cost.ts'
import { commits, writeHistory } from '../history.ts'
import { describeMachine } from '../machine.ts'
import type { Options } from '../options.ts'
import { preparePeer } from '../peers/peer.ts'
import { peers as allPeers } from '../peers/peers.ts'
import { copyProject, type Project } from '../project.ts'
import { hugeFactor, largeFactor, type Results, type Search, type View } from '../results.ts'
import type { Tool } from '../tool.ts'
import { attempt, type Bench, longPage, measureBuilds, measureLarge, type Subjects } from './builds.ts'
import { measureDev } from './dev.ts'
import { measureEditions } from './editions.ts'
import { openBrowser, searchOf, viewsOf } from './reading.ts'

export async function measure(
  { pages, rounds, only, peers: asked }: Options,
  folder: string,
  say: (text: string) => void,
): Promise<Results> {
  say(`Copying the project into ${folder}`)
  const project = copyProject(join(folder, 'project'))
  const plain = project.handbook('plain')
  const results: Results = {
    date: new Date().toISOString().slice(0, 10),
    commit: project.commit,
    isChanged: project.isChanged,
    machine: describeMachine(),
    pages,
    rounds,
    tools: [],
    builds: {},
    missing: [],
  }
  const bench: Bench = { results, only, say }
  const peers: Tool[] = []
  for (const peer of allPeers.filter(({ id }) => asked.has(id))) {
    const tool = await attempt(bench, `Install ${peer.name}`, () => preparePeer(peer, join(folder, 'peers', peer.id)))
    if (tool) peers.push(tool)
  }
  results.tools = [plain, ...peers].map(({ id, name, version }) => ({ id, name, version }))

  const corpus = join(folder, 'corpus')
  writeCorpus(corpus, pages)
  const subjects: Subjects = {
    project,
    plain,
    history: project.handbook('history'),
    shipped: project.handbook('shipped', join(project.folder, 'src/content')),
    peers,
  }
  if (only.has('history')) {
    subjects.history.fill(corpus)
    say(`Write a history of ${commits} commits`)
    results.revisions = writeHistory(subjects.history.content)
  }
  await measureBuilds(bench, subjects, corpus)
  if (only.has('view') || only.has('search') || only.has('dev'))
    await attempt(bench, 'Browser', async () => {
      const browser = await openBrowser()
      results.browser = `Chromium ${browser.version()}`
      try {
        await measureReading(bench, subjects, browser)
        if (only.has('dev')) results.dev = await attempt(bench, 'dev', () => measureDev(project, browser))
      } finally {
        await browser.close()
      }
    })
  if (only.has('editions'))
    results.editions = await attempt(bench, 'Editions', () => measureEditions(project.handbook('editions'), corpus, say))
  await measureGrowth(bench, subjects, folder)
  if (only.has('tests')) results.tests = await attempt(bench, 'npm run verify', () => measureTests(project))
  return results
}

/** Measures the sites that the builds left. */
async function measureReading(bench: Bench, { plain, shipped, peers }: Subjects, browser: Browser): Promise<void> {
  const { results, only } = bench
  const views: Record<string, View> = {}
  const searches: Record<string, Search> = {}
  for (const tool of [plain, ...peers]) {
    if (!existsSync(tool.output)) continue
    if (only.has('view')) {
      const [view] = (await attempt(bench, `${tool.name}, view`, () => viewsOf(browser, tool.output, [tool.addressOf(longPage)]))) ?? []
      if (view) views[tool.id] = view
    }
    if (only.has('search')) {
      const search = await attempt(bench, `${tool.name}, search`, () => searchOf(browser, tool, longPage))
      if (search) searches[tool.id] = search
    }
  }
  if (only.has('search')) results.searches = searches
  if (!only.has('view')) return
  results.views = views
  if (existsSync(shipped.output))
    results.kinds = await attempt(bench, 'Views of each kind of page', () => viewsOf(browser, shipped.output, pagesOfEachKind))
}

/** Comes last: it replaces the corpus of the tools. */
async function measureGrowth(bench: Bench, { plain, peers }: Subjects, folder: string): Promise<void> {
  const { only, results } = bench
  const corpus = join(folder, 'larger')
  if (only.has('growth') || only.has('peer-growth')) {
    writeCorpus(corpus, results.pages * largeFactor)
    for (const tool of [...(only.has('growth') ? [plain] : []), ...(only.has('peer-growth') ? peers : [])])
      await measureLarge(bench, 'large', tool, corpus)
  }
  if (only.has('growth')) {
    writeCorpus(corpus, results.pages * hugeFactor)
    await measureLarge(bench, 'huge', plain, corpus)
  }
  rmSync(corpus, { recursive: true, force: true })
}

/** Runs what CI runs, in the copy of the project. */
function measureTests({ folder }: Project): Promise<Cost> {
  return costOf([{ run: ['npm', 'run', 'verify'], cwd: folder }], join(folder, '..', 'tests.log'))
}
