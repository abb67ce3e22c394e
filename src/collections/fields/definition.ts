/** Utilities to walk schemas: a field's definition and description. */
import { z } from 'zod'

/** A field's definition, by its `type`. zod intends its schemas to be walked this way: https://zod.dev/library-authors */
export function definitionOf(field: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] {
  return (field as z.core.$ZodTypes)._zod.def
}

/** What `describe()` says about a field. */
export function descriptionOf(field: z.core.$ZodType): string | undefined {
  return z.globalRegistry.get(field)?.description
}
