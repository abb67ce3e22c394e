/** Notes for `gh release create VERSION --notes-file FILE`. */
import type { Message } from './message.ts'
import { cutMarkdown, notesOf } from './notes.ts'

/** GitHub refuses notes that are longer than 125,000 characters. */
const most = 124_000

export function githubNotes(message: Message): string {
  return cutMarkdown(notesOf(message), most, message)
}
