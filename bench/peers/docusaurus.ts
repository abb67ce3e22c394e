import { withFrontMatter } from '../texts.ts'
import type { Peer } from './peer.ts'

/** As `create-docusaurus` sets it up, docs only, with the faster bundler. It has no search without a service. */
export const docusaurus: Peer = {
  id: 'docusaurus',
  name: 'Docusaurus',
  packages: {
    '@docusaurus/core': '3.10.2',
    '@docusaurus/faster': '3.10.2',
    '@docusaurus/preset-classic': '3.10.2',
    '@mdx-js/react': '3.1.1',
    react: '19.3.1',
    'react-dom': '19.3.1',
  },
  files: {
    'docusaurus.config.js': `module.exports = {
  title: 'Handbook',
  url: 'https://handbook.example.com',
  baseUrl: '/',
  future: { v4: true },
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
  themeConfig: { navbar: { title: 'Handbook' } },
}
`,
  },
  texts: 'docs',
  fileOf: (text) => ({ path: `${text.path}.mdx`, text: withFrontMatter(text, text.path === 'index' ? 'slug: /\n' : '') }),
  build: (bin) => [[...bin('docusaurus'), 'build']],
  output: 'build',
  caches: ['.docusaurus', 'node_modules/.cache'],
  env: { NODE_OPTIONS: '--max-old-space-size=8192' },
  addressOf: (path) => `/${path}/`,
}
