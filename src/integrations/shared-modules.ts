/**
 * Pages are rendered by a bundle, everything else of a build by the modules themselves. Both shall read, check and print the
 * content once: what is pure of the program is left out of the bundle, which then imports the very modules that run already.
 */
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const source = fileURLToPath(new URL('../', import.meta.url))
/** Neither components nor pages: those are made of what only the bundler understands. */
const shared = /^(answers|authoring|collections|files|graph|history|markdown|outputs|page|plain|problems|sources|words)\/|^[\w-]+\.ts$/
/** The door between pages and content belongs to the pages. */
const pagesOwn = /^(handbook|content\.config)\.ts$/

export function sharedModules(): Plugin {
  return {
    name: 'handbook:shared-modules',
    enforce: 'pre',
    apply: 'build',
    async resolveId(id, importer, options) {
      if (this.environment.config.consumer === 'client' || importer === undefined) return null
      const found = await this.resolve(id, importer, { ...options, skipSelf: true })
      if (!found || found.external || !found.id.startsWith(source)) return null
      const path = found.id.slice(source.length)
      if (!path.endsWith('.ts') || !shared.test(path) || pagesOwn.test(path)) return null
      return { id: pathToFileURL(found.id).href, external: 'absolute' }
    },
  }
}
