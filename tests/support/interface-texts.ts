/** Texts of the interface in one language that another one doesn't have. */
import { parseExpression } from '@babel/parser'
import { sourceOf } from '../../src/languages/function-source.ts'
import { isFunction, listLeaves, type Tree } from '../../src/languages/tree.ts'

/** Sections and keys whose words are for the search alone. */
const hidden = /^(searchWords|searchNames|language)\.|\.searchWords$/

/** Texts of five letters or more, and the pieces of functions, by the path of their leaf. */
export function foreignTexts(language: Tree, other: Tree): { path: string; text: string }[] {
  const leaves = listLeaves(language).map(({ path, leaf }) => ({ path: path.join('.'), leaf }))
  const known = listLeaves(other).flatMap(({ leaf }) => piecesOf(leaf))
  return leaves
    .filter(({ path }) => !hidden.test(path))
    .flatMap(({ path, leaf }) => piecesOf(leaf).map((text) => ({ path, text: text.trim() })))
    .filter(({ text }) => text.length >= 5 && /[a-z]{3}/.test(text) && !known.some((each) => each.includes(text)))
}

function piecesOf(leaf: unknown): string[] {
  if (typeof leaf === 'string') return [leaf]
  if (Array.isArray(leaf)) return leaf.map(String)
  return isFunction(leaf) ? literalsIn(parseExpression(sourceOf(leaf) ?? '')) : []
}

/** Strings and pieces of templates, without what is only compared or named. */
function literalsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(literalsIn)
  if (typeof node !== 'object' || node === null || !('type' in node)) return []
  if (node.type === 'StringLiteral' && 'value' in node) return [String(node.value)]
  if (node.type === 'TemplateElement' && 'value' in node) return [String((node.value as { cooked?: string }).cooked)]
  if (node.type === 'BinaryExpression' || node.type === 'NewExpression') return []
  return Object.values(node).flatMap(literalsIn)
}
