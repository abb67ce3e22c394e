/**
 * Bundles every script into one file, so that a page loads its script in one request. A module that two scripts import goes into both
 * files: they are small, and a separate file would cost each page more than it saves the next one.
 */
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const source = fileURLToPath(new URL('../', import.meta.url))
/** Vite's loader of what a late script imports; there's nothing left to load but the script. */
const preloadHelper = '\0vite/preload-helper.js'
/** Marks a module as the copy that one script has. */
const copyMark = /\?in=[\da-f]{8}$/

export function wholeScripts(): Plugin {
  return {
    name: 'handbook:whole-scripts',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : undefined),
    async resolveId(id, importer, options) {
      // Lazy-loaded code is a separate script.
      if (importer === undefined || options.kind === 'dynamic-import') return null
      const mark = copyMark.exec(importer)?.[0] ?? `?in=${digest(importer)}`
      if (id === preloadHelper) return id + mark
      const found = await this.resolve(id, importer, { ...options, skipSelf: true })
      return found && !found.external && found.id.startsWith(source) && /\.[jt]s$/.test(found.id) ? { ...found, id: found.id + mark } : null
    },
    load: (id) => (id.startsWith(preloadHelper) ? 'export const __vitePreload = (load) => load()' : null),
  }
}

function digest(id: string): string {
  return createHash('sha256').update(id.slice(source.length)).digest('hex').slice(0, 8)
}
