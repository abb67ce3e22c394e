/** Files next to Pagefind's index. */

/** The site's titles and contacts. */
export const nearbyFileName = 'nearby.json'
/** The site's vocabulary. */
export const wordsFileName = 'words.txt'
