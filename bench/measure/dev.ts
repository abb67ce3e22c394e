/** How long a writer waits for `handbook dev`. This is wall time: only quote it from a quiet machine. */
import { spawn } from 'node:child_process'
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Project } from '../project.ts'
import { median, type Results } from '../results.ts'

/** A page of the shipped handbook, and its file. */
const [address, file] = ['/handbook/planning/triage/', 'src/content/handbook/planning/triage.mdx']
const [views, saves] = [20, 5]

/** A page that names a person, and the name. */
const [ownerAddress, peopleFile, person] = ['/milestones/december-2026/', 'src/content/people.yaml', 'Product Manager']

/** Median seconds to view an unchanged page, and from a save until the browser shows it: of that page, of a list, of a new page beside it. */
export async function measureDev(project: Project, browser: Browser): Promise<NonNullable<Results['dev']>> {
  const port = await freePort()
  const { run, cwd, env } = project.command('dev', '--port', String(port))
  const [program = '', ...args] = run
  const path = join(project.folder, file)
  const people = join(project.folder, peopleFile)
  const [before, peopleBefore] = [readFileSync(path), readFileSync(people, 'utf8')]
  const made: string[] = []
  const server = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'ignore' })
  try {
    const url = `http://127.0.0.1:${port}${address}`
    while (!(await isServed(url))) {
      if (server.exitCode !== null) throw new Error(`handbook dev ended with ${server.exitCode}.`)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    const page = await browser.newPage()
    const watch = await watchTexts(page)
    await page.goto(url, { waitUntil: 'networkidle' })
    const view = await medianSeconds(views, async () => async () => (await fetch(url)).text())
    const save = await medianSeconds(saves, async (turn) => {
      const words = `Saved for the ${turn + 1}. time.`
      const { shown } = await watch(words)
      return () => {
        appendFileSync(path, `\n${words}\n`)
        return shown
      }
    })
    const saveNew = await medianSeconds(saves, async (turn) => {
      const words = `Page ${turn + 1} of the measurement`
      const added = join(project.folder, dirname(file), `measured-${turn}.mdx`)
      made.push(added)
      // In the navigation of the section.
      const { shown } = await watch(words)
      return () => {
        writeFileSync(added, `---\ntitle: ${words}\n---\n`)
        return shown
      }
    })
    await page.goto(`http://127.0.0.1:${port}${ownerAddress}`, { waitUntil: 'networkidle' })
    const saveList = await medianSeconds(saves, async (turn) => {
      const words = `Manager of turn ${turn + 1}`
      const { shown } = await watch(words)
      return () => {
        writeFileSync(people, peopleBefore.replace(`name: ${person}`, `name: ${words}`))
        return shown
      }
    })
    await page.close()
    return { view, save, saveList, saveNew }
  } finally {
    server.kill()
    writeFileSync(path, before)
    writeFileSync(people, peopleBefore)
    for (const each of made) rmSync(each, { force: true })
  }
}

async function isServed(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined)
  await response?.text()
  return response?.status === 200
}

/**
 * Returns a function that is given a text, and returns a promise of the frame that first shows it. The page shows a saved text before it
 * reloads, which is too short for what polls it.
 */
async function watchTexts(page: Page): Promise<(text: string) => Promise<{ shown: Promise<void> }>> {
  let report: () => void = () => {}
  await page.exposeFunction('reportShown', () => report())
  await page.addInitScript(() => {
    const look = () => {
      const wanted = sessionStorage.getItem('wanted')
      if (wanted === null || !document.body?.textContent?.includes(wanted)) return
      sessionStorage.removeItem('wanted')
      requestAnimationFrame(() => (globalThis as unknown as { reportShown: () => void }).reportShown())
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true })
  })
  return async (text) => {
    await page.waitForLoadState('networkidle')
    await page.evaluate((wanted) => sessionStorage.setItem('wanted', wanted), text)
    return { shown: new Promise((resolve) => (report = resolve)) }
  }
}

/** `prepare` returns what is measured. */
async function medianSeconds(times: number, prepare: (turn: number) => Promise<() => Promise<unknown>>): Promise<number> {
  const seconds: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const run = await prepare(turn)
    const start = performance.now()
    await run()
    seconds.push((performance.now() - start) / 1000)
  }
  return median(seconds)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return address.port
}
