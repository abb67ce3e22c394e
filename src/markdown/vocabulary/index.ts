/** The vocabulary: all components that a text may use. */
import { callout } from './callout.ts'
import type { Component } from './component.ts'
import { figure } from './figure.ts'
import { ref } from './ref.ts'

export const vocabulary: ReadonlyMap<string, Component> = new Map([callout, figure, ref].map((each) => [each.name, each]))
