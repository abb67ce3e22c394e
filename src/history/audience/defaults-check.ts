/** Warns if the staff defaults at an edition's commit are unknown. */
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
      const message = `The edition "${name}" does not record which collections were for staff by default, and git does not have the configuration.`
      const setting = `defaults: { ${staff.map((each) => `${each}: staff`).join(', ')} }`
      const hint = `If the defaults were the same as now, add "${setting}": otherwise its texts become public when the setting is removed.`
      return problem('defaults-unknown', entry.file, entry.spanOf(['name']), message, { hint })
    })
}

function reportUnreadableConfig({ commit, date }: { commit: string; date: string }, { opened }: Config): Problem[] {
  if (typeof opened === 'string') return []
  const message = `The staff defaults in the configuration of commit ${commit.slice(0, 10)} can't be read without running it, so older texts without an audience are for staff, up to ${date.slice(0, 10)}.`
  const hint =
    'Write "audience" in handbook.config.ts without spreads, imports and calls, and set "opened" to the day from which customers may read the past.'
  return [problem('defaults-unknown', '', firstLine, message, { hint })]
}
