/** The pages' only access to the content. Builds the model once, and throws if the content isn't sound. */
import { compile } from './compilation.ts'
import { loadSite, type Site, loadBuildSite } from './site.ts'

let devSite: Promise<Site> | undefined

/** Return this run's handbook. Throws one readable report if the content has errors. */
export function getSite(): Promise<Site> {
  if (import.meta.env.PROD) return loadBuildSite()
  // When content changes, `dev` reloads this module.
  devSite ??= loadSite(compile)
  return devSite
}
