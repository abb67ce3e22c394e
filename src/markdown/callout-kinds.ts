/** Maps the callout names of GitHub, GitLab, Docusaurus, Starlight, VitePress, MkDocs and Obsidian to our types. */
import { nearest } from '../problems/nearest.ts'
import { type CalloutType, calloutTypes } from './vocabulary/callout.ts'

const synonyms: Record<CalloutType, string> = {
  note: 'note info information abstract summary tldr todo seealso see-also question help faq example quote cite secondary disclaimer admonition default',
  tip: 'tip hint success check done best-practice',
  important: 'important primary',
  warning: 'warning attention warn',
  caution: 'caution danger error failure fail missing bug alert',
}

const typesByName: ReadonlyMap<string, CalloutType> = new Map(
  calloutTypes.flatMap((type) => synonyms[type].split(' ').map((word): [string, CalloutType] => [word, type])),
)

/** Containers that aren't callouts, but are written like them. */
const otherContainers = new Set(['details', 'tabs', 'tab', 'code-group'])

export interface CalloutKind {
  type: CalloutType
  isKnown: boolean
}

/** Returns the type for a name, ignoring case. An unknown name gets the nearest type, or `note`. */
export function resolveCalloutKind(word: string): CalloutKind {
  const name = word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  const known = typesByName.get(name)
  if (known) return { type: known, isKnown: true }
  if (otherContainers.has(name)) return { type: 'note', isKnown: true }
  const [near] = nearest(name, typesByName.keys())
  return { type: (near === undefined ? undefined : typesByName.get(near)) ?? 'note', isKnown: false }
}
