/** Every front matter field on a page has a label. */
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { fieldName, valueName } from '../../src/words/names.ts'
import { elsewhereFor } from '../../src/page/facts.ts'
import { labelOf } from '../../src/collections/define.ts'
import { type Collection, collections } from '../../src/collections/table.ts'

const withPages = Object.entries<Collection>(collections).filter(([, collection]) => collection.pages)

/** The type inside optional fields, defaults and lists. */
function inner(field: z.ZodType): z.core.$ZodTypes['_zod']['def'] {
  const { def } = (field as unknown as z.core.$ZodTypes)._zod
  if (def.type === 'optional' || def.type === 'default') return inner(def.innerType as z.ZodType)
  return def.type === 'array' ? inner(def.element as z.ZodType) : def
}

test.each(withPages)('fields and values of %s', (_, definition) => {
  const { schema } = definition
  const hidden = elsewhereFor(definition)
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
  expect(withPages.filter(([, definition]) => labelOf(definition) === undefined).map(([name]) => name)).toEqual(['handbook'])
})
