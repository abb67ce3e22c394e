/** The tool's own handbook in `docs/`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './command.ts'
import { buildSite } from './site.ts'

/** Options to run any command on the manual instead of the sample. */
export const manualOptions = ['--content', `${projectRoot}docs`, '--config', `${projectRoot}docs/handbook.config.ts`] as const

/**
 * Date of its newest entry or decision. Tests read the manual as of that day, so that they don't depend on the clock and no entry is in the
 * future.
 */
export function manualDay(): string {
  const days = ['changelog', 'decisions'].flatMap((folder) => {
    const files = readdirSync(`${projectRoot}docs/${folder}`, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
    return files.map(({ parentPath, name }) => /^(?:date|on): (\S+)$/m.exec(readFileSync(join(parentPath, name), 'utf8'))?.[1] ?? '')
  })
  return days.sort().at(-1) ?? ''
}

export const buildManual = () => buildSite(...manualOptions)

/** Pages of the manual with content the sample lacks: tabs, steps, videos, diagrams, metrics. */
export const manualPages = ['/handbook/', '/handbook/writing-a-page/'] as const
