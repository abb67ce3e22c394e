/** `handbook dev` in a process of its own. */
import { spawn } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { expect } from 'vitest'
import { projectRoot } from './command.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export interface Page {
  status: number | undefined
  text: string
  location: string | null | undefined
}

export interface Dev {
  origin: string
  get(path: string): Promise<Page>
  /** Requests a page until it's as expected. */
  poll(path: string): ReturnType<typeof expect.poll<Page>>
  stop(): void
}

/** `env` has variables that differ from those of the tests. */
export async function startDev(
  content: string,
  project = projectRoot,
  options: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Dev> {
  const origin = `http://127.0.0.1:${await freePort()}`
  const child = spawn(
    process.execPath,
    [join(project, 'src/cli/main.ts'), 'dev', '--port', new URL(origin).port, '--content', content, ...options],
    {
      cwd: project,
      stdio: 'ignore',
      // Astro serves no pages, and reloads none, if it thinks it's being tested.
      env: { ...process.env, VITEST: undefined, NODE_ENV: undefined, ...env },
    },
  )
  const get = async (path: string) => {
    const response = await fetch(origin + path, { redirect: 'manual' }).catch(() => undefined)
    return { status: response?.status, text: (await response?.text()) ?? '', location: response?.headers.get('location') }
  }
  return { origin, get, poll: (path) => expect.poll(() => get(path)), stop: () => void child.kill() }
}
