/** Astro's configuration of a handbook. The company's astro.config may add to it. */
import type { HookParameters } from 'astro'
import type { Plugin } from 'vite'
import type { Tree } from '../languages/tree.ts'
import { packageRoot } from '../plain/package-root.ts'
import type { Settings } from '../settings.ts'
import { fileAccess } from './guard.ts'
import { packageResolver } from './package-resolver.ts'
import { sharedModules } from './shared-modules.ts'
import { wholeScripts } from './whole-scripts.ts'
import { wordsInScripts } from './words-in-scripts.ts'

/** What `updateConfig` takes. */
type ConfigPart = Parameters<HookParameters<'astro:config:setup'>['updateConfig']>[0]

/** While pages are bundled for any site, these take the place of its address and base. */
export const standIns = { site: 'https://site.invalid', base: '/_base_of_the_site_/' } as const

/** `words` are those that replace English ones now. */
export function siteConfig({ root, content, config }: Settings, words: () => readonly Tree[], more: Plugin[]): ConfigPart {
  // A variable of such a name in the environment, where test runners have some, would win over what Astro says in import.meta.env.
  for (const name of ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SSR']) delete process.env[name]
  const { site, base } = process.env['HANDBOOK_KEEP'] ? standIns : config
  return {
    site,
    base: base.replace(/\/*$/, '/'),
    trailingSlash: 'always',
    build: { format: 'directory', assets: '_assets', concurrency: 8, inlineStylesheets: 'never' },
    vite: {
      plugins: [...more, packageResolver(), sharedModules(), wholeScripts(), wordsInScripts(words)],
      // No inline scripts or styles: pages work under a strict Content-Security-Policy.
      build: { assetsInlineLimit: 0 },
      // Each page names its script, so the name is short.
      environments: { client: { build: { rolldownOptions: { output: { entryFileNames: '_assets/page.[hash].js' } } } } },
      // What a build writes while `dev` runs is no reason to load pages again.
      server: { watch: { ignored: ['**/.cache/**', '**/dist/**'] }, fs: fileAccess(root, content, packageRoot) },
    },
    devToolbar: { enabled: false },
  }
}
