/** Keeps the bundle that renders the pages, which Astro removes when they are written, so that later builds can do without a bundler. */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AstroPrerenderer } from 'astro'

/** Where Astro puts the bundle below the output folder. */
const bundleFolder = '.prerender'

/** Within what is kept: the bundle, and the files of the site that are no pages. */
export const keptPages = 'pages'
export const keptFiles = 'files'

/** Astro's way to make pages from the bundle in `out`, which is copied to `folder` first. */
export function keepPages(prerenderer: AstroPrerenderer, out: string, folder: string): AstroPrerenderer {
  return {
    ...prerenderer,
    async setup() {
      await prerenderer.setup?.()
      cpSync(join(out, bundleFolder), join(folder, keptPages), { recursive: true })
      // Nothing but styles, scripts and what lies in `public` is in the output before the first page.
      cpSync(out, join(folder, keptFiles), { recursive: true, filter: (path) => path !== join(out, bundleFolder) })
    },
    async teardown() {
      await prerenderer.teardown?.()
      // Images that Astro makes smaller are made by the bundler's side of a build.
      if (globalThis.astroAsset?.staticImages?.size) rmSync(folder, { recursive: true })
    },
  }
}
