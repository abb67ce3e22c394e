/** Tests run in Node as it is. Bundled for a site, one module has the site's base in place of a variable; here, it's that of most sites. */
import { registerHooks } from 'node:module'

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/src/components/address.ts')) return loaded
    return { ...loaded, source: String(loaded.source).replaceAll('import.meta.env.BASE_URL', "'/'") }
  },
})
