/** Makes `astro:content` read the handbook of the run, and finds out what it reads besides. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const combined = '\0handbook:data-store'
const module = fileURLToPath(new URL('../data-store.ts', import.meta.url)).replaceAll('\\', '/')
/** Astro's module with its store as it is on disk. */
const storeOnDisk = /^\0astro:data-layer-content$/

export interface DataStorePlugin {
  plugin: Plugin
  /** Whether a bundle contains entries of other collections, which are outdated as soon as these change. */
  hasOtherEntries(): boolean
}

export function dataStore(): DataStorePlugin {
  let original = ''
  let hasOthers = false
  return {
    hasOtherEntries: () => hasOthers,
    plugin: {
      name: 'handbook:data-store',
      enforce: 'pre',
      resolveId(id, importer = '') {
        const file = importer.replaceAll('\\', '/').replace(/\?.*$/, '')
        if (id !== './data-store.js' || !file.endsWith('/astro/dist/content/runtime.js')) return null
        original = `${dirname(file)}/data-store.js`
        return combined
      },
      load: (id) =>
        id === combined
          ? [
              `import { globalDataStore as astro } from ${JSON.stringify(original)}`,
              `import { withHandbook } from ${JSON.stringify(module)}`,
              'export const globalDataStore = withHandbook(astro)',
            ].join('\n')
          : null,
      transform(code, id) {
        if (storeOnDisk.test(id)) hasOthers = holdsEntries(code)
      },
    },
  }
}

/**
 * Whether Astro's module has a collection with entries. It's a Map as `devalue` writes it: the first item has the indexes of keys and
 * values. Keys of what Astro notes about itself begin with `meta::`.
 */
function holdsEntries(code: string): boolean {
  const [, json] = /^export default JSON\.parse\((".*")\)$/s.exec(code) ?? []
  // Written in several files, as Astro can.
  if (json === undefined) return !/^export default new Map\(\)$/.test(code)
  const [first = [], ...items]: [unknown[]?, ...unknown[]] = JSON.parse(JSON.parse(json))
  const keys = first.filter((_, index) => index % 2 === 1).map((index) => items[Number(index) - 1])
  return keys.some((key) => typeof key !== 'string' || !key.startsWith('meta::'))
}
