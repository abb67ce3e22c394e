/** The tool's own handbook: `npm run docs:check`, `npm run docs:build`. */
import { defineConfig } from '../src/config.ts'

export default defineConfig({
  title: 'Handbook manual',
  organisation: 'Handbook',
  description: 'How to write, check and publish a product handbook, and what each release of the tool changed.',
  site: 'https://docs.handbook.example.com',
  previews: 'sections',
})
