/** In `dev`: tells browsers the problems of the content, and opens files in the writer's editor. */
import { join } from 'node:path'
import launchEditor from 'launch-editor'
import type { ViteDevServer } from 'vite'
import { askForProblems, type DevState, openFailed, openFile, type Place, problemsFound } from '../../plain/dev-events.ts'

export interface ProblemServing {
  content: string
  /** The state of the last compilation. */
  known(): Promise<DevState>
}

export function serveProblems({ ws }: ViteDevServer, { content, known }: ProblemServing): void {
  // Code that's being edited may fail to run; Vite shows that.
  const ask = () => known().catch(() => undefined)
  ws.on(askForProblems, async (_: unknown, client) => {
    const state = await ask()
    if (state) client.send(problemsFound, state)
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
