/** Notes for `gh release create VERSION --notes-file FILE`. */
import type { Message } from './message.ts'
import { cutMarkdown, notesOf } from './notes.ts'

/** GitHub refuses notes that are longer than 125,000 characters. */
const maxCharacters = 124_000

export function githubNotes(message: Message): string {
  return cutMarkdown(withoutMentions(notesOf(message)), maxCharacters, message)
}

/** GitHub sends a mail to whoever is named like `@octocat`: outside code and addresses, a comment that nobody sees keeps names apart. */
export function withoutMentions(markdown: string): string {
  const kept = /```[\s\S]*?```|~~~[\s\S]*?~~~|`+[^`\n]*`+|\]\([^)\n]*\)|<[^>\n]*>|https?:\/\/\S+/
  const mention = /(?<![\w@/.])@(?=[a-z\d])/
  return markdown.replace(new RegExp(`${kept.source}|${mention.source}`, 'gi'), (found) => (found === '@' ? '@<!-- -->' : found))
}
