/** Runs Astro in this process, in the company's folder. */
import { join } from 'node:path'
import type { AstroInlineConfig } from 'astro'
import handbook from '../integrations/door.ts'
import type { Settings } from '../settings.ts'

/** Start Astro's dev server. */
export async function runDev(settings: Settings, port: number): Promise<void> {
  // Load Astro on demand: most commands don't need it.
  const { dev } = await import('astro')
  process.chdir(settings.root)
  Object.assign(process.env, toEnvironment(settings))
  await dev({ ...configOf(settings), logLevel: 'info', server: { host: '127.0.0.1', port } })
}

/** Bundle all pages into the folder `kept`, for any site. `out` is an empty folder. Call it within `runInCompany`. */
export async function runBundler(settings: Settings, out: string, kept: string): Promise<void> {
  process.env['HANDBOOK_KEEP'] = kept
  try {
    const { build } = await import('astro')
    // Static files are no part of the bundle.
    const publicDir = join(out, '.public')
    await build({ ...configOf(settings), outDir: out, publicDir, logLevel: 'warn', server: { host: '127.0.0.1' } })
  } finally {
    delete process.env['HANDBOOK_KEEP']
  }
}

/** Bundle and write all pages into an empty folder, as `astro build` does. Call it within `runInCompany`. */
export async function runBuild(settings: Settings, out: string): Promise<void> {
  const { build } = await import('astro')
  await build({ ...configOf(settings), outDir: out, logLevel: 'warn', server: { host: '127.0.0.1' } })
}

/** The company's own astro.config, if any, is read too, and its integrations run. Ours reads the settings from the environment. */
function configOf(settings: Settings): AstroInlineConfig {
  return { root: settings.root, integrations: [handbook()] }
}

/** Run something that renders pages, with the company's folder as current one and the settings in the environment. Restores both afterwards. */
export async function runInCompany<T>(settings: Settings, more: Record<string, string>, run: () => Promise<T>): Promise<T> {
  const { root } = settings
  const folder = process.cwd()
  const before = { ...process.env }
  if (folder !== root) process.chdir(root)
  Object.assign(process.env, toEnvironment(settings), { NODE_ENV: 'production', ...more })
  try {
    return await run()
  } finally {
    if (folder !== root) process.chdir(folder)
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

function toEnvironment(settings: Settings): Record<string, string> {
  return {
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DEV_BACKGROUND: '0',
    HANDBOOK_ROOT: settings.root,
    HANDBOOK_CONTENT: settings.content,
    HANDBOOK_CONFIG: settings.configFile,
    HANDBOOK_AUDIENCE: settings.audience,
    HANDBOOK_NOW: settings.now,
    HANDBOOK_LENIENT: settings.lenient ? '1' : '',
    HANDBOOK_DRAFTS: settings.drafts ? '1' : '',
  }
}
