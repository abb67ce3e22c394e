/** Runs Astro in this process, with the settings in the environment as `astro.config.mjs` reads them. */
import type { Settings } from '../settings.ts'
import { projectRoot } from './common.ts'

/** Starts Astro's server for writers. */
export async function runDev(settings: Settings, port: number): Promise<void> {
  // Loaded when it is needed: most commands do without.
  const { dev } = await import('astro')
  process.chdir(projectRoot)
  Object.assign(process.env, environmentOf(settings))
  await dev({ root: projectRoot, logLevel: 'info', server: { host: '127.0.0.1', port } })
}

/** Lets Astro bundle and write all pages. To be called within `inProject`. */
export async function runBuild(): Promise<void> {
  const { build } = await import('astro')
  await build({ root: projectRoot, logLevel: 'warn', server: { host: '127.0.0.1' } })
}

/** Runs what renders pages: in the folder of the project, with the settings in the environment. Both are as before afterwards. */
export async function inProject<T>(settings: Settings, more: Record<string, string>, run: () => Promise<T>): Promise<T> {
  const folder = process.cwd()
  const before = { ...process.env }
  if (folder !== projectRoot) process.chdir(projectRoot)
  Object.assign(process.env, environmentOf(settings), { NODE_ENV: 'production', ...more })
  try {
    return await run()
  } finally {
    if (folder !== projectRoot) process.chdir(folder)
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

function environmentOf(settings: Settings): Record<string, string> {
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
