/** Everything that a company sets to make this its own handbook. Each setting is explained in src/config.ts. */
import { defineConfig } from './src/config.ts'

export default defineConfig({
  title: 'FlowFuse Product Handbook',
  organisation: 'FlowFuse',
  description: 'How product work is done at FlowFuse: strategy, planning, releases, changelog, tiers, decisions and roles.',
  site: 'https://handbook.example.com',
  base: '/',
  // Older supported versions are patched only if a vulnerability is critical.
  policy: { backportSeverity: 'critical' },
  // The issues in src/content/backlog/device-agent.json are made up, and labelled so.
  issues: { labels: { example: { example: true } } },
  // Made by src/pages/security.astro.
  pages: [
    {
      path: '/security/',
      title: 'Security fixes',
      description: 'Vulnerabilities that we fixed, the versions they affect, and the releases to upgrade to.',
      audience: 'public',
      menu: 'foot',
    },
  ],
  edit: 'https://github.com/example/handbook/edit/main/src/content',
})
