/** What was reminded today, `.cache/reminders.json`. Reminders are for the moment, so they aren't in the content and its history. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { broadcastSchema } from '../../collections/broadcasts/schema.ts'
import type { SentMessage } from '../../collections/broadcasts/view.ts'
import type { Ledger } from './ledger.ts'

const format = z.object({ format: z.literal(1), sent: z.array(broadcastSchema) })

/** Lines of the day on which it's opened. Others are dropped. */
export interface ReminderLedger {
  history(of: string): SentMessage[]
  forMessage(): Ledger
}

export function openReminderLedger(file: string, now: string): ReminderLedger {
  let lines = readLines(file).filter(({ at }) => at.slice(0, 10) === now.slice(0, 10))
  const save = () => {
    mkdirSync(dirname(file), { recursive: true })
    const next = `${file}.${process.pid}.tmp`
    writeFileSync(next, `${JSON.stringify({ format: 1, sent: lines }, null, 1)}\n`)
    renameSync(next, file)
  }
  return {
    history: (of) => lines.filter((line) => line.of === of),
    forMessage() {
      const before = lines
      return {
        write(line) {
          lines = [...before, line]
          save()
        },
        undo() {
          lines = before
          save()
        },
      }
    },
  }
}

/** A file that can't be read says nothing: at worst, someone is reminded twice. */
function readLines(file: string): SentMessage[] {
  if (!existsSync(file)) return []
  try {
    return format.parse(JSON.parse(readFileSync(file, 'utf8'))).sent
  } catch {
    return []
  }
}
