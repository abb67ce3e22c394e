/** The vocabulary: all components that writers can use. */
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

const components = [callout, details, figure, metric, person, ref, steps, tab, tabs, term, tier, video]

export const vocabulary: ReadonlyMap<string, Component> = new Map(components.map((each) => [each.name, each]))
