import { withAddresses, withFrontMatter } from '../texts.ts'
import { pagefind, search, searchPage, styles, template } from './bare.ts'
import type { Peer } from './peer.ts'

/** With the bare template: no theme, no sidebar. */
export const eleventy: Peer = {
  id: 'eleventy',
  name: 'Eleventy + Pagefind',
  packages: { '@11ty/eleventy': '3.1.8', ...pagefind },
  files: {
    'eleventy.config.mjs': `export default function (config) {
  config.addGlobalData('layout', 'page.njk')
  config.addPassthroughCopy({ public: '/' })
  return { dir: { input: 'content', includes: '../includes', output: 'site' } }
}
`,
    'includes/page.njk': template({ title: '{{ title }}', description: '{{ description }}', content: '{{ content | safe }}' }),
    'public/style.css': styles,
    'public/search/index.html': searchPage,
  },
  texts: 'content',
  fileOf: (text) => ({ path: `${text.path}.md`, text: withFrontMatter({ ...text, body: withAddresses(text) }) }),
  build: (bin) => [
    [...bin('eleventy'), '--config=eleventy.config.mjs', '--quiet'],
    [...bin('pagefind'), '--site', 'site'],
  ],
  output: 'site',
  caches: ['.cache'],
  addressOf: (path) => `/${path}/`,
  search,
}
