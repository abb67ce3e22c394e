/** Ownership: everything has one owner, and a role's exclusions name another role. */
import { nearest } from '../../problems/nearest.ts'
import { type Problem, problem, relatedTo } from '../../problems/problem.ts'
import type { Entry } from '../../graph/entry.ts'
import { entriesOf, type Graph } from '../../graph/graph.ts'
import { cyclesOf } from '../rules/cycles.ts'

type Role = Entry<'roles'>

export function checkRoles(graph: Graph): Problem[] {
  const roles = entriesOf(graph, 'roles').filter(({ data }) => data.status !== 'retired')
  return [...roles.flatMap((role) => byNobody(role, roles)), ...ownedTwice(roles), ...circles(roles)]
}

function byNobody(role: Role, roles: readonly Role[]): Problem[] {
  return (role.data.notResponsible ?? []).flatMap(({ text, see }, index) => {
    if (see !== undefined && see !== role.id) return []
    const others = roles.filter((other) => other !== role)
    const suggestions = closestRoles(text, others)
    const instead = see === undefined ? 'does not say who is' : 'names itself as the one who is'
    const message = `"${role.title}" is not responsible for "${text}", but ${instead}.`
    const hint =
      suggestions.length > 0 ? `Name the role under "see", for example "${suggestions[0]}".` : 'Name the responsible role under "see".'
    return [
      problem('not-responsible-by-whom', role.file, role.spanOf(['notResponsible', index, see === undefined ? 'text' : 'see']), message, {
        hint,
        suggestions,
      }),
    ]
  })
}

/** Roles whose duties share a word with a text, otherwise those with an id similar to one of its words. */
function closestRoles(text: string, roles: readonly Role[]): string[] {
  const words = (value: string) => new Set(value.toLowerCase().match(/\p{L}{5,}/gu) ?? [])
  const asked = words(text)
  const shared = roles
    .map(({ id, data }) => {
      const duties = words((data.responsibilities ?? []).map((duty) => duty.text).join(' '))
      return { id, count: [...asked].filter((word) => duties.has(word)).length }
    })
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .map(({ id }) => id)
  if (shared.length > 0) return shared.slice(0, 3)
  const ids = roles.map(({ id }) => id)
  return [...new Set([...asked].flatMap((word) => nearest(word, ids)))].slice(0, 3)
}

function ownedTwice(roles: readonly Role[]): Problem[] {
  const claims = roles.flatMap((role) =>
    (role.data.responsibilities ?? []).flatMap(({ owns = [] }, duty) =>
      owns.map((owned, index) => ({ role, owned: String(owned), duty, index })),
    ),
  )
  return [...Map.groupBy(claims, ({ owned }) => owned)].flatMap(([owned, [first, ...others]]) =>
    others.map(({ role, duty, index }) => {
      const message = `"${role.title}" owns "${owned}", but so does "${first?.role.title}".`
      const hint = `Remove it here or in "${first?.role.file}".`
      return problem('owned-twice', role.file, role.spanOf(['responsibilities', duty, 'owns', index]), message, {
        hint,
        related: first && [relatedTo(first.role.file, first.role.spanOf(['responsibilities', first.duty, 'owns', first.index]))],
      })
    }),
  )
}

function circles(roles: readonly Role[]): Problem[] {
  const byId = new Map(roles.map((role) => [role.id, role]))
  return cyclesOf([...byId.keys()], (id) => [byId.get(id)?.data.reportsTo ?? []].flat()).flatMap((path) => {
    const [id = '', ...others] = path
    const role = byId.get(id)
    if (!role) return []
    const message =
      path.length === 1 ? `"${role.title}" reports to itself.` : `Roles report to each other: ${[...path, path[0]].join(' → ')}.`
    const hint = 'Remove the wrong "reportsTo".'
    return [
      problem('reporting-cycle', role.file, role.spanOf(['reportsTo']), message, {
        hint,
        related: others.flatMap((id) => {
          const other = byId.get(id)
          return other ? [relatedTo(other.file, other.spanOf(['reportsTo']), 'goes on here')] : []
        }),
      }),
    ]
  })
}
