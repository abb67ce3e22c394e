/** Keeps the bundle that renders the pages, so that later builds can skip the bundler. Astro deletes it after the build. */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AstroPrerenderer } from 'astro'

/** Astro's folder for the bundle, below the output folder. */
const bundleFolder = '.prerender'

/** Folders of the kept build: the bundle, and the site's files that aren't pages. */
export const keptPages = 'pages'
export const keptFiles = 'files'

export interface KeptPages {
  out: string
  folder: string
  /** Whether the bundle contains what may change without it. */
  isStale(): boolean
}

/** Copies the bundle in `out` to `folder`, and renders nothing: pages are rendered with the kept bundle. */
export function keepPages(prerenderer: AstroPrerenderer, { out, folder, isStale }: KeptPages): AstroPrerenderer {
  return {
    ...prerenderer,
    async setup() {
      await prerenderer.setup?.()
      cpSync(join(out, bundleFolder), join(folder, keptPages), { recursive: true })
      // Before the first page, the output holds only styles, scripts and the files of `public`.
      cpSync(out, join(folder, keptFiles), { recursive: true, filter: (path) => path !== join(out, bundleFolder) })
    },
    getStaticPaths: async () => [],
    async teardown() {
      await prerenderer.teardown?.()
      // Astro resizes images in its build process only, so a kept bundle would miss them.
      if (globalThis.astroAsset?.staticImages?.size || isStale()) rmSync(folder, { recursive: true })
    },
  }
}
