/** Which edition to offer where one lacks a page; apart, because scripts in pages need it too. */

/** The place of the nearest that has it; of two that are equally near, the later. Undefined if none has. */
export function nearestEdition(place: number, having: readonly number[]): number | undefined {
  return having.toSorted((a, b) => Math.abs(a - place) - Math.abs(b - place) || b - a)[0]
}
