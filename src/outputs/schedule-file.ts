import { listEvents } from '../answers/schedule.ts'
import type { OutputContext } from './output-context.ts'

export function writeSchedule({ all, out }: OutputContext): void {
  if (!all) return
  const moments = Map.groupBy(listEvents(all), ({ at }) => at)
  const next = [...moments].map(([at, events]) => ({
    at,
    changes: events.map(({ kind, collection, id, title }) => ({ kind, collection, id, title })),
  }))
  out.put('schedule.json', `${JSON.stringify({ format: 1, now: all.now, next }, null, 2)}\n`)
}
