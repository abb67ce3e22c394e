/** Anchors of lists that other pages link to. Bundled for browsers too. */

/** Returns the anchor of a release: `v2-30`. */
export function releaseAnchor(release: { id: string } | undefined): string {
  return release ? `v${release.id.replaceAll('.', '-')}` : 'unreleased'
}

/** Returns the anchor of an offering's table on the feature list. */
export function matrixAnchor(offering: string): string {
  return `_on-${offering}`
}

/** Returns the anchor of a heading that the list itself makes. */
export function slugify(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}
