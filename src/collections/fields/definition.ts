/** Schemas as they are walked: how a field is made, and what it is for. */
import { z } from 'zod'

/** How a field is defined, by its `type`. zod means its schemas to be walked this way: https://zod.dev/library-authors */
export function definitionOf(field: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] {
  return (field as z.core.$ZodTypes)._zod.def
}

/** What `describe()` says of a field. */
export function descriptionOf(field: z.core.$ZodType): string | undefined {
  return z.globalRegistry.get(field)?.description
}
