/** By what results can be narrowed. */

export const facetNames = ['kind', 'tier', 'offering', 'area', 'year'] as const
export type FacetName = (typeof facetNames)[number]
/** The names of values as readers see them, in all pages that have one. */
export type Facets = Partial<Record<FacetName, readonly string[]>>
