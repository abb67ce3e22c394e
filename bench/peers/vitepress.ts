import { withFrontMatter, withMarkdownLinks } from '../texts.ts'
import type { Peer } from './peer.ts'

/** With its local search and a sidebar for each folder. */
export const vitepress: Peer = {
  id: 'vitepress',
  name: 'VitePress',
  packages: { vitepress: '1.6.4' },
  files: {
    '.vitepress/config.mjs': `import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitepress'

const docs = new URL('../docs/', import.meta.url)
const folders = new Map()
for (const path of readdirSync(docs, { recursive: true }).filter((path) => path.endsWith('.md') && path.includes('/')).sort()) {
  const folder = '/' + path.slice(0, path.lastIndexOf('/') + 1)
  const text = /^title: "(.*)"$/m.exec(readFileSync(new URL(path, docs), 'utf8'))[1]
  folders.set(folder, [...(folders.get(folder) ?? []), { text, link: '/' + path.slice(0, -3) }])
}
export default defineConfig({
  title: 'Handbook',
  srcDir: 'docs',
  themeConfig: { sidebar: Object.fromEntries(folders), search: { provider: 'local' } },
})
`,
  },
  texts: 'docs',
  fileOf: (text) => ({ path: `${text.path}.md`, text: withFrontMatter({ ...text, body: withMarkdownLinks(text) }) }),
  build: (bin) => [[...bin('vitepress'), 'build']],
  output: '.vitepress/dist',
  caches: ['.vitepress/cache', '.vitepress/.temp'],
  addressOf: (path) => `/${path}.html`,
  search: {
    result: '.VPLocalSearchBox .result',
    async ask(page, _origin, query) {
      await page.locator('#local-search button').click()
      await page.locator('#localsearch-input').fill(query)
    },
  },
}
