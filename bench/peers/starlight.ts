import { withAddresses, withFrontMatter } from '../texts.ts'
import type { Peer } from './peer.ts'

/** With its default sidebar, generated from the folders, and its own search. */
export const starlight: Peer = {
  id: 'starlight',
  name: 'Starlight',
  packages: { '@astrojs/starlight': '0.42.4', astro: '7.3.5' },
  files: {
    'astro.config.mjs': `import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
export default defineConfig({ integrations: [starlight({ title: 'Handbook' })] })
`,
    'src/content.config.ts': `import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'
import { defineCollection } from 'astro:content'
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }
`,
  },
  texts: 'src/content/docs',
  fileOf: (text) => ({ path: `${text.path}.mdx`, text: withFrontMatter({ ...text, body: withAddresses(text) }) }),
  build: (bin) => [[...bin('astro'), 'build']],
  output: 'dist',
  caches: ['.astro', 'node_modules/.astro', 'node_modules/.vite'],
  addressOf: (path) => `/${path}/`,
  search: {
    result: '.pagefind-ui__result-link',
    async ask(page, _origin, query) {
      await page.locator('site-search button[data-open-modal]').click()
      await page.locator('.pagefind-ui__search-input').fill(query)
    },
  },
}
