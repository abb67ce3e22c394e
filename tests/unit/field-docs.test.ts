import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generateFieldDocs } from '../../scripts/field-docs.ts'

test.each(Object.entries(generateFieldDocs()))('%s matches the schemas (npm run fields writes it)', (path, text) => {
  expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(text)
})
