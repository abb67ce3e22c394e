/** Parsers for entry texts; in the simplest case, without a cache. */
import { storeKey } from '../../files/store.ts'
import type { Document } from '../../markdown/document.ts'
import { type Body, parseBody } from '../../markdown/parse.ts'
import { parseYaml, type YamlText } from '../../sources/yaml.ts'

export interface Parsers {
  body(body: Body): Document
  /** `offset` is the text's start in its file. */
  yaml(text: string, offset?: number): YamlText
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
  let bodiesParsed = 0
  return {
    parsers: {
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

function keepUsed<Value>(): { get(key: string, make: () => Value): Value; forgetUnused(): void } {
  let kept = new Map<string, Value>()
  let used = new Map<string, Value>()
  return {
    get(key, make) {
      const value = used.get(key) ?? kept.get(key) ?? make()
      used.set(key, value)
      return value
    },
    forgetUnused() {
      kept = used
      used = new Map()
    },
  }
}
