/** Editions as states to compare, apart from a build: as the readers of today's handbook may see them. */
import type { Handbook, HandbookOptions } from '../../graph/handbook.ts'
import { layoutOver } from '../../graph/reading/layout.ts'
import { keepParsed } from '../../graph/reading/parsers.ts'
import { readCommits } from '../../sources/git/history.ts'
import { openEditions, type OpenRequest } from '../editions/editions.ts'
import { readPublishedHandbook } from '../editions/published-handbook.ts'
import { createReader } from '../revisions/reader.ts'
import { readCurrentBlobs } from './changes.ts'
import { createCurrentState, createEditionState, type State } from './state.ts'

/** Returns the state of each named edition; of today for `undefined`, and `undefined` for an edition that can't be read. */
export function readStates(request: OpenRequest, names: readonly (string | undefined)[]): (State | undefined)[] {
  const { content, handbook, redactions } = request
  const { documents, editions, visibility } = openEditions(request)
  const asked = editions.filter(({ name }) => names.includes(name))
  const options = optionsFor(handbook)
  const layout = layoutOver(readCommits(content), handbook.layout)
  const context = { ...options, layout, parsers: keepParsed().parsers }
  const reader = createReader({ content, files: asked.flatMap(({ files }) => files), context, redactions })
  return names.map((name) => {
    if (name === undefined) return createCurrentState(handbook, documents, readCurrentBlobs(content))
    const edition = asked.find((each) => each.name === name)
    return edition && createEditionState(readPublishedHandbook(edition, reader, visibility, options))
  })
}

function optionsFor({ config, audience, now, layout, firstDays }: Handbook): HandbookOptions {
  return { config, audience, drafts: false, now, layout, firstDays }
}
