/** An objective's page: its measures. */
import type { Entry } from '../../graph/entry.ts'
import { type PageParts, section, sections } from '../../page/section.ts'
import { text } from '../../words/text.ts'
import { measurePicture } from './page-measures.ts'

export function objectivePage({ data: { measures } }: Entry<'objectives'>): PageParts {
  const pictures = measures.map((measure) => measurePicture(measure, { depth: 3, isWhole: true }))
  return { sections: sections(measures.length > 0 && section('measures', text.measures.title, pictures)) }
}
