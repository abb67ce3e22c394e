/**
 * Resolves what the program's packages need from the program itself. Where packages are installed strictly, as pnpm does, the company's
 * folder doesn't see Astro's own modules, which the bundler looks for there.
 */
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { packageRoot } from '../plain/package-root.ts'
import { integrationName } from './name.ts'

const program = join(packageRoot, 'package.json')
/** What Astro's code imports while it renders pages. A kept bundle lies where no package is found, so it contains them. */
const bundledPackages = ['@oslojs/encoding', 'clsx', 'cookie', 'devalue', 'html-escaper', 'piccolore', 'zod']

export function packageResolver(): Plugin {
  return {
    name: 'handbook:package-resolver',
    enforce: 'pre',
    // Below node_modules, too, the program is source code.
    configEnvironment: (name, { consumer }) =>
      name === 'client' || consumer === 'client' ? undefined : { resolve: { noExternal: [integrationName, ...bundledPackages] } },
    configResolved({ environments }) {
      // A build starts a server too, but nobody loads scripts from it: without this, it warns of what strict installs hide.
      if (process.env['HANDBOOK_OUT'] === undefined) return
      for (const { optimizeDeps } of Object.values(environments)) optimizeDeps.include = []
    },
    async resolveId(id, importer, options) {
      if (!/^(astro|@astrojs\/mdx)(\/|$)/.test(id) || importer === program) return null
      return (await this.resolve(id, importer, { ...options, skipSelf: true })) ?? this.resolve(id, program, { ...options, skipSelf: true })
    },
  }
}
