/** Runs Astro in this process, with the settings in the environment as `astro.config.mjs` reads them. */
import type { Settings } from '../settings.ts'
import { projectRoot } from './common.ts'

export type AstroCommand = 'build' | 'dev'

export async function runAstro(command: AstroCommand, settings: Settings, more: Record<string, string> = {}, port?: number): Promise<void> {
  // Loaded when it is needed: most commands do without.
  const { build, dev } = await import('astro')
  process.chdir(projectRoot)
  Object.assign(process.env, {
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DEV_BACKGROUND: '0',
    HANDBOOK_CONTENT: settings.content,
    HANDBOOK_CONFIG: settings.configFile,
    HANDBOOK_AUDIENCE: settings.audience,
    HANDBOOK_NOW: settings.now,
    HANDBOOK_LENIENT: settings.lenient ? '1' : '',
    HANDBOOK_DRAFTS: settings.drafts ? '1' : '',
    ...more,
  })
  const inline = {
    root: projectRoot,
    logLevel: command === 'dev' ? ('info' as const) : ('warn' as const),
    server: { host: '127.0.0.1', ...(port !== undefined && { port }) },
  }
  if (command === 'build') {
    process.env['NODE_ENV'] = 'production'
    await build(inline)
  } else await dev(inline)
}
