/** Anchors on lists that other pages lead to. Browsers use them too. */

/** The anchor of a release on the list: `v2-30`. */
export function releaseAnchor(release: { id: string } | undefined): string {
  return release ? `v${release.id.replaceAll('.', '-')}` : 'unreleased'
}

/** The anchor of an offering's table on the list of features. */
export function matrixAnchor(offering: string): string {
  return `_on-${offering}`
}

/** The anchor of a heading that lists make themselves. */
export function slugOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}
