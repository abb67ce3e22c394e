/** In `dev`: a change of the content reloads the pages, and errors lie over them until they are mended. */
import { sep } from 'node:path'
import type { ViteDevServer } from 'vite'

export function reloadOnChange(server: ViteDevServer, content: string, problems: () => string): void {
  server.watcher.add(content)
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
  const reload = () => {
    changes++
    forget()
    const found = problems()
    if (found) showProblems(server, found)
    else server.environments['client']?.hot.send({ type: 'full-reload' })
  }
  server.watcher.on('all', (_, path) => {
    if (!path.startsWith(content + sep)) return
    clearTimeout(timer)
    timer = setTimeout(reload, 60)
  })
  // What was written while the watcher still looked around was news to nobody.
  server.watcher.once('ready', reload)
  // A page that was asked for before a change and is made after it leaves behind what was true before.
  server.middlewares.use((_, response, next) => {
    const known = changes
    response.on('finish', () => {
      if (known !== changes) forget()
    })
    next()
  })
  // A page that is opened while the content has errors shows them too.
  server.ws.on('connection', () => {
    const found = problems()
    if (found) setTimeout(() => showProblems(server, found), 100)
  })
}

function showProblems(server: ViteDevServer, text: string): void {
  server.environments['client']?.hot.send({ type: 'error', err: { message: `The content has errors.\n\n${text}`, stack: '' } })
}
