/** How Pagefind weighs what it finds: https://pagefind.app/docs/ranking/. Measured by `npm run search:bench`. */
export const engineOptions = {
  ranking: { metaWeights: { title: 5, detail: 3, record: 2.5, over: 1, names: 3, headings: 3, kind: 0, image: 0, image_alt: 0 } },
}
