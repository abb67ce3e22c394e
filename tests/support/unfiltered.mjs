/** Loaded by `node --import`: shows everything to everybody, as if the audience filter were broken. */
import { registerHooks } from 'node:module'

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/src/graph/audience.ts')) return loaded
    const source = String(loaded.source).replace(/(export function isVisible\([^)]*\): boolean \{)/, '$1 return true')
    if (source === String(loaded.source)) throw new Error('The filter is another function by now.')
    return { ...loaded, source }
  },
})
