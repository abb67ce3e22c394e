/** In `dev`: a change of the content reloads the pages, and errors lie over them until they are mended. */
import { sep } from 'node:path'
import type { ViteDevServer } from 'vite'

export interface Watched {
  /** The content folder. */
  content: string
  /** Files and folders that say how content is read. */
  program: readonly string[]
}

export function reloadOnChange(server: ViteDevServer, { content, program }: Watched, problems: () => Promise<string>): void {
  server.watcher.add([content, ...program])
  let timer: NodeJS.Timeout | undefined
  let changes = 0
  const forget = () => {
    for (const environment of Object.values(server.environments)) {
      for (const module of environment.moduleGraph.getModulesByFile(`${server.config.root.replaceAll('\\', '/')}/src/handbook.ts`) ?? [])
        environment.moduleGraph.invalidateModule(module)
      // Astro's own signal: it forgets which paths its routes have.
      environment.hot.send('astro:content-changed', {})
    }
  }
  const reload = async () => {
    changes++
    forget()
    const found = await faults()
    if (found) showProblems(server, found)
    else server.environments['client']?.hot.send({ type: 'full-reload' })
  }
  // A program that somebody is changing may not run for a moment.
  const faults = () => problems().catch((error: Error) => error.message)
  server.watcher.on('all', (_, path) => {
    if (![content, ...program].some((each) => path === each || path.startsWith(each + sep))) return
    clearTimeout(timer)
    timer = setTimeout(reload, 60)
  })
  // What was written while the watcher still looked around was news to nobody, to Vite neither.
  server.watcher.once('ready', () => {
    for (const { moduleGraph } of Object.values(server.environments)) moduleGraph.invalidateAll()
    void reload()
  })
  // A page that was asked for before a change and is made after it leaves behind what was true before.
  server.middlewares.use((_, response, next) => {
    const known = changes
    response.on('finish', () => {
      if (known !== changes) forget()
    })
    next()
  })
  // A page that is opened while the content has errors shows them too.
  server.ws.on('connection', async () => {
    const found = await faults()
    if (found) setTimeout(() => showProblems(server, found), 100)
  })
}

function showProblems(server: ViteDevServer, text: string): void {
  server.environments['client']?.hot.send({ type: 'error', err: { message: `The content has errors.\n\n${text}`, stack: '' } })
}
