/** The configuration of a company with two collections of its own: one with everything, one with nothing but what it must have. */
import { date, defineCollection, defineConfig, z } from '../../src/index.ts'
import { runbooks } from './collections/runbooks.ts'

const meetings = defineCollection({
  name: 'meetings',
  noun: 'meeting',
  schema: z.object({ title: z.string().min(1), on: date() }),
})

export default defineConfig({
  title: 'Quokka Handbook',
  organisation: 'Quokka',
  site: 'https://handbook.example.com',
  collections: [runbooks, meetings],
})
