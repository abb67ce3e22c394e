/** Runs Astro in this process. `astro.config.mjs` reads the settings from the environment. */
import type { Settings } from '../settings.ts'
import { projectRoot } from './common.ts'

/** Start Astro's dev server. */
export async function runDev(settings: Settings, port: number): Promise<void> {
  // Load Astro on demand: most commands don't need it.
  const { dev } = await import('astro')
  process.chdir(projectRoot)
  Object.assign(process.env, toEnvironment(settings))
  await dev({ root: projectRoot, logLevel: 'info', server: { host: '127.0.0.1', port } })
}

/** Bundle and write all pages. Call it within `runInProject`. */
export async function runBuild(): Promise<void> {
  const { build } = await import('astro')
  await build({ root: projectRoot, logLevel: 'warn', server: { host: '127.0.0.1' } })
}

/** Run something that renders pages, with the project as current folder and the settings in the environment. Restores both afterwards. */
export async function runInProject<T>(settings: Settings, more: Record<string, string>, run: () => Promise<T>): Promise<T> {
  const folder = process.cwd()
  const before = { ...process.env }
  if (folder !== projectRoot) process.chdir(projectRoot)
  Object.assign(process.env, toEnvironment(settings), { NODE_ENV: 'production', ...more })
  try {
    return await run()
  } finally {
    if (folder !== projectRoot) process.chdir(folder)
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

function toEnvironment(settings: Settings): Record<string, string> {
  return {
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DEV_BACKGROUND: '0',
    HANDBOOK_CONTENT: settings.content,
    HANDBOOK_CONFIG: settings.configFile,
    HANDBOOK_AUDIENCE: settings.audience,
    HANDBOOK_NOW: settings.now,
    HANDBOOK_LENIENT: settings.lenient ? '1' : '',
    HANDBOOK_DRAFTS: settings.drafts ? '1' : '',
  }
}
