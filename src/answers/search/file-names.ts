/** Files beside the index of Pagefind. */

/** The titles of the site, with whom to ask. */
export const nearbyFileName = 'nearby.json'
/** The words of the site. */
export const wordsFileName = 'words.txt'
