/** Every front matter field on a page has a label. */
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { fieldName, valueName } from '../../src/words/names.ts'
import { elsewhereFor } from '../../src/page/facts.ts'
import { type CollectionName, collections, labelOf } from '../../src/collections/table.ts'

const withPages = Object.entries(collections).filter(([, collection]) => 'pages' in collection)

/** The type inside optional fields, defaults and lists. */
function inner(field: z.ZodType): z.core.$ZodTypes['_zod']['def'] {
  const { def } = (field as unknown as z.core.$ZodTypes)._zod
  if (def.type === 'optional' || def.type === 'default') return inner(def.innerType as z.ZodType)
  return def.type === 'array' ? inner(def.element as z.ZodType) : def
}

test.each(withPages)('fields and values of %s', (name, { schema }) => {
  const hidden = elsewhereFor(name as CollectionName)
  const shown = Object.entries(schema.shape as Record<string, z.ZodType>).filter(
    ([field, type]) => !hidden.has(field) && !['object', 'union', 'record'].includes(inner(type).type),
  )
  expect(shown.map(([field]) => field).filter((field) => !/^\p{Lu}/u.test(fieldName(field)))).toEqual([])
  const values = Object.values(schema.shape as Record<string, z.ZodType>).flatMap((type) => {
    const def = inner(type)
    return def.type === 'enum' ? Object.values(def.entries).map(String) : []
  })
  expect(values.filter((value) => !/^\p{Lu}/u.test(valueName(value)))).toEqual([])
})

test('the search names every kind of entry except pages', () => {
  expect(withPages.filter(([name]) => labelOf(name) === undefined).map(([name]) => name)).toEqual(['handbook'])
})
