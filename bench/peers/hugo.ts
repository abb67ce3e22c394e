import { withAddresses, withFrontMatter } from '../texts.ts'
import { pagefind, search, searchPage, styles, template } from './bare.ts'
import type { Peer } from './peer.ts'

const page = template({ title: '{{ .Title }}', description: '{{ .Description }}', content: '{{ .Content }}' })

/** With the bare template: no theme, no sidebar. */
export const hugo: Peer = {
  id: 'hugo',
  name: 'Hugo + Pagefind',
  packages: pagefind,
  program: ['hugo', 'version'],
  files: {
    'config.toml': `baseURL = 'https://handbook.example.com/'
languageCode = 'en'
title = 'Handbook'
disableKinds = ['taxonomy', 'term']
`,
    'layouts/_default/single.html': page,
    'layouts/_default/list.html': page,
    'layouts/index.html': page,
    'static/style.css': styles,
    'static/search/index.html': searchPage,
  },
  texts: 'content',
  fileOf: (text) => ({
    // Hugo's name for the home page.
    path: `${text.path === 'index' ? '_index' : text.path}.md`,
    text: withFrontMatter({ ...text, body: withAddresses(text) }),
  }),
  build: (bin) => [['hugo'], [...bin('pagefind'), '--site', 'public']],
  output: 'public',
  caches: ['resources', '.hugo_build.lock'],
  addressOf: (path) => `/${path}/`,
  search,
}
