/** The pages' only access to the content. Builds the model once, and throws if the content isn't sound. */
import { compileOnce } from './compilation.ts'
import { contentChanged } from './plain/dev-events.ts'
import { loadSite, type Site, loadBuildSite } from './site.ts'

let devSite: Promise<Site> | undefined

/** Return this run's handbook. Throws one readable report if the content has errors. */
export function getSite(): Promise<Site> {
  if (import.meta.env.PROD) return loadBuildSite()
  // `dev` has compiled the content when it changes.
  devSite ??= loadSite(compileOnce)
  return devSite
}

if (import.meta.hot)
  import.meta.hot.on(contentChanged, () => {
    devSite = undefined
  })
