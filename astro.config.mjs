import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { fileAccess } from './src/integrations/guard.ts'
import { handbookIntegration } from './src/integrations/handbook.ts'
import { sharedModules } from './src/integrations/shared-modules.ts'
import { wholeScripts } from './src/integrations/whole-scripts.ts'
import { environmentSettings, loadSettings } from './src/settings.ts'

// A variable of such a name in the environment, where test runners have some, would win over what Astro says in import.meta.env.
for (const name of ['BASE_URL', 'DEV', 'MODE', 'PROD', 'SSR']) delete process.env[name]

const settings = await loadSettings(environmentSettings(process.env))
// The clock is read once: the pages take this instant too.
process.env.HANDBOOK_NOW = settings.now

export default defineConfig({
  site: settings.config.site,
  base: settings.config.base,
  outDir: process.env.HANDBOOK_OUT ?? 'dist',
  trailingSlash: 'always',
  build: { format: 'directory', assets: '_assets', concurrency: 8, inlineStylesheets: 'never' },
  vite: {
    plugins: [sharedModules(), wholeScripts()],
    // No inline scripts or styles: pages work under a strict Content-Security-Policy.
    build: { assetsInlineLimit: 0 },
    // Each page names its script, so the name is short.
    environments: { client: { build: { rolldownOptions: { output: { entryFileNames: '_assets/page.[hash].js' } } } } },
    // What a build beside `dev` writes is no reason to load pages anew.
    server: { watch: { ignored: ['**/.cache/**', '**/dist/**'] }, fs: fileAccess(import.meta.dirname, settings.content) },
  },
  devToolbar: { enabled: false },
  integrations: [mdx(), handbookIntegration(settings)],
})
