/** The vocabulary of a handbook: all components that its writers can use, the built-in ones and then the company's. */
import { ownCodeLimit } from '../../collections/own-code.ts'
import { callout } from './callout.ts'
import type { Component } from './component.ts'
import { details } from './details.ts'
import { figure } from './figure.ts'
import { metric } from './metric.ts'
import { person } from './person.ts'
import { ref } from './ref.ts'
import { steps } from './steps.ts'
import { tab, tabs } from './tabs.ts'
import { term } from './term.ts'
import { tier } from './tier.ts'
import { video } from './video.ts'

/** The built-in components. */
export const ourComponents: readonly Component[] = [callout, details, figure, metric, person, ref, steps, tab, tabs, term, tier, video]

export interface Vocabulary {
  readonly names: readonly string[]
  has(name: string): boolean
  /** The component of that name; undefined if there is none. */
  find(name: string): Component | undefined
  /** The company's components. */
  readonly own: readonly Component[]
  /** Milliseconds that a call of one of them may take. */
  readonly limit: number
  /** Identifies the company's code: changes when the code does. */
  readonly code: string
  /** Distinguishes it from that of another configuration, for cache keys. */
  toJSON(): unknown
}

/** `own` are validated definitions. */
export function vocabularyWith(own: readonly Component[], { code = '', limit = ownCodeLimit } = {}): Vocabulary {
  const byName = new Map([...ourComponents, ...own].map((each) => [each.name, each]))
  return {
    names: [...byName.keys()],
    has: (name) => byName.has(name),
    find: (name) => byName.get(name),
    own,
    limit,
    code,
    toJSON: () => [own.map(({ name }) => name), code],
  }
}

/** Whether a text may use a company's components. */
export function mayUseOwn(text: string, { own }: Vocabulary): boolean {
  return own.some(({ name }) => text.includes(`<${name}`))
}

/** The built-in components only. */
export const ourVocabulary: Vocabulary = vocabularyWith([])
