/** Names in a content folder that are passed over, on disk and in git alike. */

/** Hidden names, names that begin with `_`, and what other programs install. `_index` is a folder's page, `_category_` its title. */
export function isLeftOutName(name: string): boolean {
  return name === 'node_modules' || /^\./.test(name) || (/^_/.test(name) && !/^(_index\.mdx?|_category_\.(json|ya?ml))$/i.test(name))
}

/** The same for a path. */
export function isLeftOut(path: string): boolean {
  return path.split('/').some(isLeftOutName)
}
