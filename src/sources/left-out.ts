/** Names that are left out of a content folder, on disk and in git. */

/** Leaves out hidden names, names that begin with `_`, and `node_modules`. `_index` is a folder's page, `_category_` its title. */
export function isLeftOutName(name: string): boolean {
  return name === 'node_modules' || /^\./.test(name) || (/^_/.test(name) && !/^(_index\.mdx?|_category_\.(json|ya?ml))$/i.test(name))
}

/** Whether any part of a path is left out. */
export function isLeftOut(path: string): boolean {
  return path.split('/').some(isLeftOutName)
}
