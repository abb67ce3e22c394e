/** Finds cycles of references: each once, from its first member in the given order. */
export function cyclesOf(ids: readonly string[], next: (id: string) => readonly string[]): string[][] {
  const done = new Set<string>()
  const place = new Map(ids.map((id, index) => [id, index]))
  const found: string[][] = []
  for (const start of ids) {
    // Depth-first without recursion: a chain may be longer than the call stack allows.
    const path: string[] = []
    const onPath = new Map<string, number>()
    const waiting: { id: string; rest: string[] }[] = []
    const enter = (id: string) => {
      onPath.set(id, path.length)
      path.push(id)
      waiting.push({ id, rest: next(id).filter((each) => place.has(each)) })
    }
    if (!done.has(start)) enter(start)
    for (let top = waiting.at(-1); top; top = waiting.at(-1)) {
      const to = top.rest.shift()
      if (to === undefined) {
        waiting.pop()
        path.pop()
        onPath.delete(top.id)
        done.add(top.id)
      } else if (onPath.has(to)) found.push(fromFirst(path.slice(onPath.get(to)), place))
      else if (!done.has(to)) enter(to)
    }
  }
  return found
}

function fromFirst(cycle: readonly string[], place: ReadonlyMap<string, number>): string[] {
  const first = cycle.reduce((best, id, index) => ((place.get(id) ?? 0) < (place.get(cycle[best] ?? '') ?? 0) ? index : best), 0)
  return [...cycle.slice(first), ...cycle.slice(0, first)]
}
