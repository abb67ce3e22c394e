/** The configuration for a content folder, with the collections that were imported into it. */
import { withImported } from '../../collections/strictness.ts'
import type { Config } from '../../config.ts'
import type { SourceFile } from '../../sources/source.ts'
import type { Layout } from './layout.ts'
import { placeOf } from './places.ts'

export function configFor(config: Config, files: readonly SourceFile[], layout: Layout): Config {
  return withImported(config, files, (path) => {
    const place = placeOf(path, layout)
    return place.kind === 'entry' ? place.collection : undefined
  })
}
