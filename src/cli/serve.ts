/** `handbook dev`, `handbook preview`, and `start`, which `npm start` runs. */

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { quotedCommand } from '../plain/command.ts'
import type { SettingsInput } from '../settings.ts'
import { runDev } from './astro.ts'
import { type BuildOptions, build, defaultOut } from './build.ts'
import { CallError, endWith, exitCodes, print, settingsFor, warn, withCommonOptions } from './common.ts'
import { restoreOutput } from './output/recovery.ts'
import { serveSite } from './site-server.ts'

interface ServeOptions extends SettingsInput {
  port?: number
}

const defaultPort = 4321

export function addServe(program: Command): void {
  const port = () => new Option('--port <number>', `port on 127.0.0.1 (default: ${defaultPort})`).argParser(readPort)
  const audience = () => new Option('--audience <audience>', 'readers of the site').choices(['public', 'staff']).default('public')

  withCommonOptions(program.command('dev').description('serve the handbook with live reload, drafts included'))
    .addOption(port())
    .addOption(audience())
    .action(async (options: ServeOptions) => {
      // Dev shows content errors as an overlay, so start despite them.
      const settings = await settingsFor({ ...options, drafts: true, lenient: true })
      await runDev(settings, options.port ?? defaultPort)
    })

  withCommonOptions(program.command('preview').description('serve the last built site'))
    .addOption(port())
    .option('--out <dir>', 'folder of the site (default: dist)')
    .action(async (options: ServeOptions & { out?: string }) => {
      await servePreview(options)
    })

  withCommonOptions(program.command('start').description('build the handbook and serve it'))
    .addOption(port())
    .addOption(audience())
    .option('--out <dir>', 'output folder (default: dist)')
    .option('--no-serve', 'stop after the build')
    .action(async (options: ServeOptions & BuildOptions & { serve: boolean }) => {
      const code = await build(options)
      endWith(code)
      if (options.serve && code === exitCodes.fine) await servePreview(options)
    })
}

async function servePreview(options: ServeOptions & { out?: string }): Promise<void> {
  const settings = await settingsFor(options)
  const out = options.out ? resolve(options.out) : defaultOut(settings)
  restoreOutput(out)
  if (!existsSync(join(out, 'index.html'))) throw new CallError(`There is no site in "${out}". Run ${quotedCommand(['build'])} first.`)
  const wanted = options.port ?? defaultPort
  const { port } = await serveSite(out, settings.config.base, wanted)
  if (wanted !== 0 && port !== wanted) warn(`Port ${wanted} is taken.`)
  const base = settings.config.base.replace(/\/*$/, '/')
  print(`The handbook is at http://127.0.0.1:${port}${base}`)
}

function readPort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return port
}
