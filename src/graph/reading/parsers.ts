/** Parsers for entry texts; in the simplest case, without a cache. */
import { storeKey } from '../../files/store.ts'
import type { Document } from '../../markdown/document.ts'
import { type Body, parseBody } from '../../markdown/parse.ts'
import type { SourceFile } from '../../sources/source.ts'
import { parseYaml, type YamlText } from '../../sources/yaml.ts'

export interface Parsers {
  body(body: Body): Document
  /** `offset` is the text's start in its file. */
  yaml(text: string, offset?: number): YamlText
  /** Return what was made of a file last time, if all that it depends on is the same. */
  file?<Made extends object>(file: SourceFile, making: FileMaking<Made>): Made
}

/** How something is made of a file, and what it depends on besides. */
export interface FileMaking<Made> {
  dependsOn: readonly unknown[]
  /** Whether what was made is still right, as far as `dependsOn` doesn't tell. */
  isCurrent(made: Made): boolean
  make(): Made
}

export const plainParsers: Parsers = { body: parseBody, yaml: parseYaml }

export interface KeepingParsers {
  /** Return the same value for the same text. */
  parsers: Parsers
  /** Drops results that weren't used since the last call. */
  forgetUnused(): void
  /** Number of parsed bodies. */
  readonly bodiesParsed: number
}

/** Parsing is the most expensive part of a check, and most texts don't change between checks. */
export function keepParsed(): KeepingParsers {
  const documents = keepUsed<Document>()
  const yamls = keepUsed<YamlText>()
  const files = new WeakMap<SourceFile, KeptFile>()
  let bodiesParsed = 0
  return {
    parsers: {
      file<Made extends object>(file: SourceFile, { dependsOn, isCurrent, make }: FileMaking<Made>): Made {
        const known = files.get(file)
        const isSame = known?.dependsOn.length === dependsOn.length && dependsOn.every((each, index) => each === known.dependsOn[index])
        if (known && isSame && isCurrent(known.made as Made)) {
          known.keepParsed()
          return known.made as Made
        }
        const [endDocuments, endYamls] = [documents.record(), yamls.record()]
        const made = make()
        const [useDocuments, useYamls] = [endDocuments(), endYamls()]
        const keepParsed = () => {
          useDocuments()
          useYamls()
        }
        files.set(file, { dependsOn, made, keepParsed })
        return made
      },
      body: (body) =>
        documents.get(storeKey(JSON.stringify([body.file, body.isMdx, body.reserved, body.vocabulary]), body.text), () => {
          bodiesParsed++
          return parseBody(body)
        }),
      yaml: (text, offset = 0) => yamls.get(`${offset} ${text}`, () => parseYaml(text, offset)),
    },
    forgetUnused() {
      documents.forgetUnused()
      yamls.forgetUnused()
    },
    get bodiesParsed() {
      return bodiesParsed
    },
  }
}

interface KeptFile {
  dependsOn: readonly unknown[]
  made: object
  /** Keeps what was parsed, for when it's made again. */
  keepParsed(): void
}

interface UsedValues<Value> {
  get(key: string, make: () => Value): Value
  /** Record keys until the returned function is called. That returns a function that uses their values again. */
  record(): () => () => void
  forgetUnused(): void
}

function keepUsed<Value>(): UsedValues<Value> {
  let kept = new Map<string, Value>()
  let used = new Map<string, Value>()
  let recorded: Map<string, Value> | undefined
  return {
    get(key, make) {
      const value = used.get(key) ?? kept.get(key) ?? make()
      used.set(key, value)
      recorded?.set(key, value)
      return value
    },
    record() {
      const here = new Map<string, Value>()
      recorded = here
      return () => {
        recorded = undefined
        return () => {
          for (const [key, value] of here) used.set(key, value)
        }
      }
    },
    forgetUnused() {
      kept = used
      used = new Map()
    },
  }
}
