/** Where something stands in YAML. */

/** Keys and indexes from the top to a value. */
export type Path = readonly PropertyKey[]

/** Offsets in the whole file, end exclusive. */
export interface Range {
  start: number
  end: number
}

export interface YamlError extends Range {
  message: string
}
