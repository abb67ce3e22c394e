/** Notes for `gh release create VERSION --notes-file FILE`. */
import type { Message } from './message.ts'
import { cutMarkdown, makeNotes } from './notes.ts'

/** GitHub's limit is 125,000 characters. */
const maxCharacters = 124_000

export function githubNotes(message: Message): string {
  return cutMarkdown(withoutMentions(makeNotes(message)), maxCharacters, message)
}

/** GitHub notifies anyone named like `@octocat`. Outside code and URLs, put an invisible comment after the `@`. */
export function withoutMentions(markdown: string): string {
  const kept = /```[\s\S]*?```|~~~[\s\S]*?~~~|`+[^`\n]*`+|\]\([^)\n]*\)|<[^>\n]*>|https?:\/\/\S+/
  const mention = /(?<![\w@/.])@(?=[a-z\d])/
  return markdown.replace(new RegExp(`${kept.source}|${mention.source}`, 'gi'), (found) => (found === '@' ? '@<!-- -->' : found))
}
