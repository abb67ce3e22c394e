/** Validates a company's component definitions and fills in defaults. */
import { z } from 'zod'
import type { DefinitionFault } from '../../collections/own.ts'
import { isObjectSchema, unknownOption } from '../../collections/own-options.ts'
import { didYouMean, listOf, nearest } from '../../problems/nearest.ts'
import type { Component } from './component.ts'
import { ourVocabulary } from './index.ts'

const aFunction = z.custom<Component['web']>((value) => typeof value === 'function', 'It must be a function.')
const names = z.array(z.string()).optional()

const componentOptions = z.strictObject(
  {
    name: z.string('A component needs a name.'),
    purpose: z
      .string('A component needs a purpose, one sentence for writers.')
      .trim()
      .min(1, 'A component needs a purpose, one sentence for writers.'),
    display: z.enum(['blocks', 'inline']),
    props: z.custom<z.ZodObject>(isObjectSchema, 'The props are not a z.object({ … }).'),
    files: names,
    references: names,
    ids: z.record(z.string(), z.string()).optional(),
    within: z.string().optional(),
    holds: z.string().optional(),
    web: aFunction,
    feed: aFunction.optional(),
    markdown: aFunction.optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownOption('component', key, componentOptionNames)).join(' ')
        : issue.code === 'invalid_type'
          ? 'Write defineComponent({ name, purpose, display, props, web }).'
          : undefined,
  },
)

export const componentOptionNames: readonly string[] = Object.keys(componentOptions.shape)

/** The valid ones, with every default; and the problems of all. `collections` are those whose ids a prop may hold. */
export function readComponents(given: readonly unknown[], collections: readonly string[]): { own: Component[]; faults: DefinitionFault[] } {
  const own: Component[] = []
  const named = given.flatMap((each) => (isNamed(each) ? each.name : []))
  const faults = given.flatMap((each, index): DefinitionFault[] => {
    const read = componentOptions.safeParse(each)
    const found = read.success
      ? [...nameFaults(read.data.name, own), ...propFaults(read.data, collections), ...nestingFaults(read.data, named)]
      : read.error.issues
    if (read.success && found.length === 0) own.push(wholeComponent(read.data))
    return found.map(({ path, message }) => ({ path: [index, ...path], message }))
  })
  return { own, faults }
}

type Given = z.output<typeof componentOptions>

function isNamed(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
}

/** A component has every form, and refuses props that it doesn't have. */
function wholeComponent({ props, web, feed = web, ...rest }: Given): Component {
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  return { ...(Object.fromEntries(given) as typeof rest), props: props.strict(), web, feed, isOwn: true } as Component
}

function nameFaults(name: string, others: readonly Component[]): DefinitionFault[] {
  const fault = (message: string) => [{ path: ['name'], message }]
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name))
    return fault(`"${name}" isn't the name of a component. Write it in CamelCase, for example "PriceList".`)
  if (ourVocabulary.has(name)) return fault(`"${name}" is a built-in component. Choose another name.`)
  return others.some((each) => each.name === name) ? fault(`Two components are called "${name}". Choose another name for one of them.`) : []
}

/** In an HTML tag, these can hide the element, and the text in hidden elements is left out. */
const hidingProps = ['hidden', 'popover', 'style', 'class', 'classname']

/** A misspelled prop would be checked by nobody. */
function propFaults({ props, files = [], references = [], ids = {} }: Given, collections: readonly string[]): DefinitionFault[] {
  const known = Object.keys(props.shape)
  const unknown = (option: string, prop: string) =>
    known.includes(prop)
      ? []
      : [{ path: [option], message: `There is no prop "${prop}". ${didYouMean(nearest(prop, known), `The props are ${listOf(known)}.`)}` }]
  return [
    ...known
      .filter((prop) => hidingProps.includes(prop.toLowerCase()))
      .map((prop) => ({ path: ['props', prop], message: `A tag with "${prop}" could count as hidden text. Choose another name.` })),
    ...files.flatMap((prop) => unknown('files', prop)),
    ...references.flatMap((prop) => unknown('references', prop)),
    ...Object.entries(ids).flatMap(([prop, collection]) => [
      ...unknown('ids', prop),
      ...(collections.includes(collection)
        ? []
        : [
            {
              path: ['ids', prop],
              message: `There is no collection "${collection}". ${didYouMean(nearest(collection, collections), `The collections are ${listOf(collections, 40)}.`)}`,
            },
          ]),
    ]),
  ]
}

function nestingFaults({ within, holds }: Given, own: readonly string[]): DefinitionFault[] {
  const known = [...ourVocabulary.names, ...own]
  return Object.entries({ within, holds }).flatMap(([option, name]) =>
    name === undefined || known.includes(name) || (option === 'holds' && name === 'a numbered list')
      ? []
      : [
          {
            path: [option],
            message: `There is no component "${name}". ${didYouMean(nearest(name, known), `The components are ${listOf(known, 40)}.`)}`,
          },
        ],
  )
}
