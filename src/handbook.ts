/** The pages' only access to the content. Builds the model once, and throws if the content isn't sound. */
import { compile } from './compilation.ts'
import { loadSite, type Site, siteOfBuild } from './site.ts'

let siteOfDev: Promise<Site> | undefined

/** Return this run's handbook. Throws one readable report if the content has errors. */
export function getSite(): Promise<Site> {
  if (import.meta.env.PROD) return siteOfBuild()
  // When content changes, `dev` reloads this module.
  siteOfDev ??= loadSite(compile)
  return siteOfDev
}
