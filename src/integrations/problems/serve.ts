/** In `dev`: tells browsers the problems of the content, and opens files in the writer's editor. */
import { join } from 'node:path'
import launchEditor from 'launch-editor'
import type { ViteDevServer } from 'vite'
import { askForProblems, type DevState, openFailed, openFile, type Place, problemsFound } from '../../plain/dev-events.ts'

export interface ProblemServing {
  content: string
  /** The state of the last compilation. */
  known(): Promise<DevState>
  /** Whether a page that was requested at a time, in milliseconds since 1970, may show an earlier state. */
  isOutdated(requested: number): boolean
}

export function serveProblems({ ws }: ViteDevServer, { content, known, isOutdated }: ProblemServing): void {
  // Code that's being edited may fail to run; Vite shows that.
  const ask = () => known().catch(() => undefined)
  ws.on(askForProblems, async ({ requested }: { requested: number }, client) => {
    const state = await ask()
    // It wasn't connected yet when the others were told to reload.
    if (isOutdated(requested)) client.send({ type: 'full-reload' })
    else if (state) client.send(problemsFound, state)
  })
  ws.on(openFile, async (place: Partial<Place> | undefined, client) => {
    const state = await ask()
    const found = state?.problems.find(
      ({ file, line, column }) => file !== '' && file === place?.file && line === place.line && column === place.column,
    )
    // A page can only ask for what it was told.
    if (!found) return
    const path = join(content, found.file)
    launchEditor(`${path}:${found.line}:${found.column}`, () => client.send(openFailed, { path }))
  })
}
