/** The groups of features: by product area. */
import { groupByArea } from '../../graph/areas.ts'
import type { Listing } from '../../graph/listing.ts'
import { matrixAnchor, slugify } from '../../plain/list-anchors.ts'

export const featureListing: Listing<'features'> = {
  groups: (features, graph) => groupByArea(features, ({ data }) => data.area, graph),
  anchors: {
    areas: ({ title }, anchor) => slugify(title) === anchor,
    offerings: ({ id }, anchor) => matrixAnchor(id) === anchor,
  },
}
