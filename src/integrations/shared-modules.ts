/**
 * Pages are rendered by a bundle, the rest of the build by the modules themselves. To read, check and print the content only once, plain
 * modules are left out of the bundle, which then imports the modules that are loaded already.
 */
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const source = fileURLToPath(new URL('../', import.meta.url))
/** No components or pages: only the bundler understands those. */
const shared =
  /^(answers|authoring|collections|files|graph|history|languages|markdown|outputs|page|plain|problems|sources|words)\/|^[\w-]+\.[jt]s$/
/** The modules that connect pages to content belong to the bundle. */
const bundled = /^(handbook|data-store)\.[jt]s$/

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
      if (!/\.[jt]s$/.test(path) || !shared.test(path) || bundled.test(path)) return null
      return { id: pathToFileURL(found.id).href, external: 'absolute' }
    },
  }
}
