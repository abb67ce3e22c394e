/** In `dev`: compiles when content changes, and reloads pages. */
import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ViteDevServer } from 'vite'
import { contentChanged } from '../plain/dev-events.ts'
import { wordModules } from './words-in-scripts.ts'

/** The module that holds the compiled handbook, as Vite names it. */
const handbookModule = fileURLToPath(new URL('../handbook.ts', import.meta.url)).replaceAll('\\', '/')

/** Milliseconds without another change after which content is compiled: programs save in several steps. */
const pause = 20

export interface Watched {
  /** The content folder. */
  content: string
  /** Files and folders that decide how content is read. */
  program: readonly string[]
}

export interface Reloading {
  /** Whether a page that was requested at a time, in milliseconds since 1970, may show an earlier state. */
  isOutdated(requested: number): boolean
}

/** `compile` fails while code of the company can't run. */
export function reloadOnChange(server: ViteDevServer, { content, program }: Watched, compile: () => Promise<unknown>): Reloading {
  server.watcher.add([content, ...program])
  let timer: NodeJS.Timeout | undefined
  let changes = 0
  let droppedAt = 0
  const changed = new Set<string>()
  /** Without hot reloading, which a company may turn off, modules get no events. */
  const hasEvents = server.config.server.hmr !== false
  const isProgram = (path: string) => program.some((each) => isWithin(path, each))
  /** Code has changed, so all that was made with it is imported again. */
  const forgetModules = (files: Iterable<string>) => {
    for (const { name, moduleGraph } of Object.values(server.environments)) {
      // Pages read the words from objects that stay; scripts get them as modules.
      const own = name === 'client' ? wordModules : [handbookModule]
      // Vite forgets what changed too, but on a busy machine only after the content is compiled, and nothing connects the modules of a
      // configuration to those of pages.
      for (const file of [...own, ...files])
        for (const module of moduleGraph.getModulesByFile(file.replaceAll('\\', '/')) ?? []) moduleGraph.invalidateModule(module)
    }
  }
  const dropContent = () => {
    droppedAt = Date.now()
    if (!hasEvents) forgetModules([])
    for (const { hot } of Object.values(server.environments)) {
      hot.send(contentChanged, {})
      // Astro's own event: drops its cache of route paths.
      hot.send('astro:content-changed', {})
    }
  }
  const reload = async () => {
    changes++
    const code = [...changed].filter(isProgram)
    changed.clear()
    if (code.length > 0) forgetModules(code)
    const failure = await findFailure()
    // Not before: a page requested meanwhile would keep the old state.
    dropContent()
    if (failure) showFailure(server, failure)
    else server.environments['client']?.hot.send({ type: 'full-reload' })
  }
  const findFailure = () =>
    compile().then(
      () => undefined,
      (error: Error) => error,
    )
  server.watcher.on('all', (_, path) => {
    if (!isWithin(path, content) && !isProgram(path)) return
    changed.add(path)
    clearTimeout(timer)
    timer = setTimeout(reload, pause)
  })
  // Changes during the watcher's initial scan raise no events, not even for Vite.
  server.watcher.once('ready', () => {
    for (const { moduleGraph } of Object.values(server.environments)) moduleGraph.invalidateAll()
    void reload()
  })
  // A page requested before a change and rendered after it caches the old state.
  server.middlewares.use((_, response, next) => {
    const known = changes
    response.on('finish', () => {
      if (known !== changes) dropContent()
    })
    next()
  })
  return { isOutdated: (requested) => requested < droppedAt }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep)
}

function showFailure(server: ViteDevServer, { message }: Error): void {
  server.environments['client']?.hot.send({ type: 'error', err: { message, stack: '' } })
}
