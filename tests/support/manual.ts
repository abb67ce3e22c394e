/** The tool's own handbook in `docs/`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './command.ts'
import { buildSite } from './site.ts'

/** Options for any command, to work on the manual in place of the sample. */
export const manualOptions = ['--content', `${projectRoot}docs`, '--config', `${projectRoot}docs/handbook.config.ts`] as const

/** The day of its newest entry or decision, as of which tests read it: so they depend on no clock, and no later entry lies ahead. */
export function manualDay(): string {
  const days = ['changelog', 'decisions'].flatMap((folder) => {
    const files = readdirSync(`${projectRoot}docs/${folder}`, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
    return files.map(({ parentPath, name }) => /^(?:date|on): (\S+)$/m.exec(readFileSync(join(parentPath, name), 'utf8'))?.[1] ?? '')
  })
  return days.sort().at(-1) ?? ''
}

export const buildManual = () => buildSite(...manualOptions)

/** Pages of the manual that show what no page of the sample does: tabs, steps, films, diagrams, metrics. */
export const manualPages = ['/handbook/', '/handbook/writing-a-page/'] as const
