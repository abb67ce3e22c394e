/** Paths and ranges in YAML. */

/** Keys and indexes from the root to a value. */
export type Path = readonly PropertyKey[]

/** Offsets in the whole file; the end is exclusive. */
export interface Range {
  start: number
  end: number
}

export interface YamlError extends Range {
  message: string
}
