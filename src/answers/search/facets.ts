/** Search filters. */

export const facetNames = ['kind', 'tier', 'offering', 'area', 'year'] as const
export type FacetName = (typeof facetNames)[number]
/** Values as readers see them, collected from all pages. */
export type Facets = Partial<Record<FacetName, readonly string[]>>
