/** Reporting lines as a tree of roles. */
import type { Entry } from '../../graph/entry.ts'
import type { Handbook } from '../../graph/handbook.ts'
import { memoizeFor } from '../../plain/memo.ts'
import { inOrder } from '../../graph/order.ts'

type Role = Entry<'roles'>

export interface Post {
  role: Role
  reports: readonly Post[]
}

export interface ReportingChart {
  /** Roles with reports but no manager, each with everyone below. */
  tops: readonly Post[]
  /** Roles without any reporting line. */
  apart: readonly Role[]
}

interface Lines {
  roles: readonly Role[]
  bosses: ReadonlyMap<Role, Role>
  reports: ReadonlyMap<Role, readonly Role[]>
}

/** The lines of all active roles. */
export function reportingChart(handbook: Handbook): ReportingChart {
  const { roles, bosses, reports } = linesOf(handbook)
  const tops = roles.filter((role) => !bosses.has(role))
  return {
    tops: tops.filter((role) => reports.has(role)).map((role) => postOf(role, reports)),
    apart: tops.filter((role) => !reports.has(role)),
  }
}

/** The line from the top to a role, and its direct reports; undefined if there are neither. */
export function reportingLine(role: Role, handbook: Handbook): Post | undefined {
  const { bosses, reports } = linesOf(handbook)
  if (!bosses.has(role) && !reports.has(role)) return undefined
  let post: Post = { role, reports: (reports.get(role) ?? []).map((each) => ({ role: each, reports: [] })) }
  for (let boss = bosses.get(role); boss; boss = bosses.get(boss)) post = { role: boss, reports: [post] }
  return post
}

function postOf(role: Role, reports: Lines['reports']): Post {
  return { role, reports: (reports.get(role) ?? []).map((each) => postOf(each, reports)) }
}

/** The lines of active roles. In a cycle, which is reported separately, the line that closes it is left out. */
function linesOf(handbook: Handbook): Lines {
  return memoizeFor(handbook, 'reporting lines', () => {
    const roles = inOrder(handbook, 'roles').filter(({ data }) => data.status !== 'retired')
    const active = new Set(roles)
    const bosses = new Map<Role, Role>()
    for (const role of roles) {
      const { reportsTo } = role.data
      const boss = reportsTo === undefined ? undefined : handbook.entryIndex.find('roles', reportsTo)
      if (boss && active.has(boss) && !isAbove(role, boss, bosses)) bosses.set(role, boss)
    }
    const below = [...bosses].map(([role, boss]) => ({ role, boss }))
    const reports = Map.groupBy(below, ({ boss }) => boss)
    return { roles, bosses, reports: new Map([...reports].map(([boss, lines]) => [boss, lines.map(({ role }) => role)])) }
  })
}

/** Whether one role is above another, or is the same. */
function isAbove(role: Role, other: Role, bosses: ReadonlyMap<Role, Role>): boolean {
  for (let each: Role | undefined = other; each; each = bosses.get(each)) if (each === role) return true
  return false
}
