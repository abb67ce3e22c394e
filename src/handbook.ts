/** The one door between the pages and the content: reads it, builds the model once, and refuses what is not sound. */
import { compile } from './compilation.ts'
import { loadSite, type Site, siteOfBuild } from './site.ts'

let siteOfDev: Promise<Site> | undefined

/** The handbook of this run; throws one readable report if the content has errors. */
export function getSite(): Promise<Site> {
  if (import.meta.env.PROD) return siteOfBuild()
  // A change of the content makes `dev` load this module again.
  siteOfDev ??= loadSite(compile)
  return siteOfDev
}
