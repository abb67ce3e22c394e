/** Embedded players of other hosts, which pages can't contain: a link to the video replaces them. */

const players: readonly [RegExp, (id: string) => string][] = [
  [/^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+)/, (id) => `https://www.youtube.com/watch?v=${id}`],
  [/^https:\/\/player\.vimeo\.com\/video\/(\d+)/, (id) => `https://vimeo.com/${id}`],
  [/^https:\/\/(?:www\.)?loom\.com\/embed\/(\w+)/, (id) => `https://www.loom.com/share/${id}`],
  [/^https:\/\/(?:www\.)?dailymotion\.com\/embed\/video\/(\w+)/, (id) => `https://www.dailymotion.com/video/${id}`],
  [/^https:\/\/fast\.wistia\.(?:net|com)\/embed\/iframe\/(\w+)/, (id) => `https://fast.wistia.net/embed/iframe/${id}`],
  [/^https:\/\/play\.vidyard\.com\/(\w+)/, (id) => `https://share.vidyard.com/watch/${id}`],
  [/^https:\/\/drive\.google\.com\/file\/d\/([\w-]+)\/preview/, (id) => `https://drive.google.com/file/d/${id}/view`],
]

/** Returns the page of the video that a player shows; undefined for any other address. */
export function videoLink(source: unknown): string | undefined {
  if (typeof source !== 'string') return undefined
  const address = source
    .trim()
    .replace(/^\/\//, 'https://')
    .replace(/^http:/, 'https:')
  for (const [pattern, write] of players) {
    const id = pattern.exec(address)?.[1]
    if (id !== undefined) return write(id)
  }
  return undefined
}
