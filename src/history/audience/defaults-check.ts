/** Warns when nobody can tell what was for staff by default at an edition's commit. */
import type { Entry } from '../../graph/entry.ts'
import { firstLine, type Problem, problem } from '../../problems/problem.ts'
import type { Config } from '../../config.ts'
import type { AudienceDefaults } from './defaults.ts'
import type { EditionInfo } from '../editions/edition.ts'

interface DefaultsContext {
  written: readonly Entry[]
  editions: readonly EditionInfo[]
  config: Config
  defaults: AudienceDefaults
}

export function checkDefaults({ written, editions, config, defaults }: DefaultsContext): Problem[] {
  const { isKnown, unreadable } = defaults.history
  if (unreadable !== undefined) return reportUnreadableConfig(unreadable, config)
  const staff = Object.entries(config.audience).flatMap(([name, audience]) => (audience === 'staff' ? [name] : []))
  if (isKnown || staff.length === 0) return []
  return editions
    .filter((edition) => edition.defaults === undefined)
    .flatMap(({ name }) => {
      const entry = written.find(({ collection, id }) => collection === 'editions' && id === name)
      if (!entry) return []
      const message = `The edition "${name}" does not record which collections were for staff by default, and git does not know the configuration.`
      const setting = `defaults: { ${staff.map((each) => `${each}: staff`).join(', ')} }`
      const hint = `If they were the same as today, add "${setting}": otherwise its texts become public when the setting goes.`
      return problem('defaults-unknown', entry.file, entry.spanOf(['name']), message, { hint })
    })
}

function reportUnreadableConfig({ commit, date }: { commit: string; date: string }, { opened }: Config): Problem[] {
  if (typeof opened === 'string') return []
  const message = `Only running the configuration of commit ${commit.slice(0, 10)} would tell what was for staff by default, so the past is for staff: customers see no text from ${date.slice(0, 10)} or before that does not name its audience.`
  const hint =
    'Write "audience" in handbook.config.ts without spreads, imports and calls, and set "opened" to the day from which customers may read the past.'
  return [problem('defaults-unknown', '', firstLine, message, { hint })]
}
