/** Pages of the manual that list settings, components and commands, made from their definitions: `npm run fields` writes them. */
import type { Command, Option } from 'commander'
import type { z } from 'zod'
import { createProgram } from '../src/cli/run.ts'
import { ourCollections } from '../src/collections/collections.ts'
import { definitionOf, descriptionOf } from '../src/collections/fields/definition.ts'
import { describeFields, describeType } from '../src/collections/fields/describe.ts'
import { settingsFor } from '../src/config.ts'
import { ourComponents } from '../src/markdown/vocabulary/index.ts'

/** Returns the pages by path below the project. */
export function generateReference(): Record<string, string> {
  return {
    'docs/handbook/settings.md': printSettings(),
    'docs/handbook/vocabulary.md': printVocabulary(),
    'docs/handbook/commands.md': printCommands(),
  }
}

interface Page {
  title: string
  description: string
  navOrder: number
  lead: string
  sections: readonly string[]
}

function printPage({ title, description, navOrder, lead, sections }: Page): string {
  const head = ['---', `title: ${title}`, `description: ${description}`, `navOrder: ${navOrder}`, 'owner: maintainers', '---']
  return `${[head.join('\n'), lead, 'This page is generated with `npm run fields`.', ...sections].join('\n\n')}\n`
}

function printTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}

function printSettings(): string {
  const rows = Object.entries<z.ZodType>(settingsFor(ourCollections).shape).flatMap(([name, setting]) => settingRows(name, setting))
  const made = [
    ['collections', 'defineCollection', 'Kinds of entries of your own: see [Adding a collection](./own-collections.mdx).'],
    ['components', 'defineComponent', 'Components of your own for writers: see [Adding a component](./own-components.mdx).'],
    ['rules', 'defineRule', 'Checks of your own: see [Adding a rule](./own-rules.mdx).'],
  ].map(([name, maker, meaning = '']) => [`\`${name}\``, '', `list made with \`${maker}\``, meaning])
  return printPage({
    title: 'Settings',
    description: 'Everything that can be set in handbook.config.ts.',
    navOrder: 5.8,
    lead: 'A handbook is configured in one file, `handbook.config.ts`, with `defineConfig` from `astro-handbook`. An editor knows each setting and\nits type, and a misspelled one is refused with the nearest name. Paths are relative to the folder of the file.',
    sections: [printTable(['Setting', 'Required', 'Takes', 'Meaning'], [...rows, ...made])],
  })
}

/** A setting, and those below it if they have names of their own. */
function settingRows(name: string, setting: z.core.$ZodType): string[][] {
  const inner = withoutDefault(setting)
  const shape = inner.type === 'object' ? Object.entries(inner.shape) : []
  const isByCollection = shape.some(([key]) => key === 'changelog')
  const [first] = shape
  const takes =
    isByCollection && first
      ? `for each collection: ${describeType(first[1])}`
      : shape.length > 0
        ? 'settings below'
        : name === 'words'
          ? 'words, or a list of them'
          : describeType(setting)
              .replace('value', 'address')
              .replace(/\{ handbook\?[^}]*\}/, 'one for each collection')
  const row = [`\`${name}\``, isRequired(setting) ? 'yes' : '', withDefault(takes, setting), descriptionOf(setting) ?? '']
  return isByCollection ? [row] : [row, ...shape.flatMap(([key, each]) => settingRows(`${name}.${key}`, each))]
}

const isRequired = (setting: z.core.$ZodType) =>
  setting._zod.optin !== 'optional' && !['optional', 'default', 'prefault'].includes(definitionOf(setting).type)

/** The type of a setting that may be left out. */
function withoutDefault(setting: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] {
  const def = definitionOf(setting)
  return def.type === 'optional' || def.type === 'default' || def.type === 'prefault' ? withoutDefault(def.innerType) : def
}

function withDefault(takes: string, setting: z.core.$ZodType): string {
  const def = definitionOf(setting)
  const value = def.type === 'default' ? def.defaultValue : undefined
  const isShown = value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  return isShown ? `${takes}; by default \`${String(value)}\`` : takes
}

function printVocabulary(): string {
  const sections = ourComponents.map(({ name, purpose, display, props, within, holds }) => {
    const place = [
      display === 'inline' ? 'Goes within a sentence.' : 'Goes between paragraphs.',
      within === undefined ? '' : `Only in \`<${within}>\`.`,
      holds === undefined ? '' : `Holds only ${holds.includes(' ') ? holds : `\`<${holds}>\``}.`,
    ]
    const rows = describeFields(props).map((prop) => [`\`${prop.name}\``, prop.isRequired ? 'yes' : '', prop.takes, prop.meaning])
    const table = rows.length > 0 ? ['', printTable(['Prop', 'Required', 'Takes', 'Meaning'], rows)] : []
    return [`## ${name}`, '', [purpose, ...place].filter(Boolean).join(' '), ...table].join('\n')
  })
  return printPage({
    title: 'Components',
    description: 'Every component that writers can use, with its props.',
    navOrder: 5.9,
    lead: 'Components need no import. Props are literal values: `title="…"`, `value={3}`. The check knows each prop.',
    sections,
  })
}

function printCommands(): string {
  const { commands } = createProgram(process, ourCollections)
  const sections = commands
    .filter((command) => command.name() !== 'help')
    .flatMap((command) => [command, ...command.commands.filter((each) => each.name() !== 'help')])
    .map(printCommand)
  return printPage({
    title: 'Commands',
    description: 'Every command, with its options.',
    navOrder: 5.95,
    lead: 'Write `npx handbook` before each. Exit codes: 0 for success, 1 for errors in the content, 2 for wrong usage or a problem with the\nmachine. Results go to the standard output; progress goes to the standard error, and only on a terminal.\n\nEvery command that reads content takes `--content DIR` (by default `src/content` or `content`), `--config FILE` and `--now INSTANT`, a time\nsuch as 2026-11-24T15:30:00Z as of which it runs.',
    sections,
  })
}

function printCommand(command: Command): string {
  const names = [command.parent?.parent ? command.parent.name() : '', command.name()].filter(Boolean).join(' ')
  const options = command.options.filter((option) => !option.hidden && option.long !== '--help' && !isCommon(option))
  const table =
    options.length > 0
      ? [
          '',
          printTable(
            ['Option', 'Meaning'],
            options.map((option) => [`\`${option.flags}\``, meaningOf(option)]),
          ),
        ]
      : []
  const words = command.registeredArguments.map((each) => (each.required ? `<${each.name()}>` : `[${each.name()}]`)).join(' ')
  return [`## ${names}`, '', `\`${[names, words].filter(Boolean).join(' ')}\`: ${sentence(command.description())}`, ...table].join('\n')
}

/** Options of nearly every command, which the lead explains. */
const isCommon = ({ long, description }: Option) =>
  long === '--content' || long === '--config' || (long === '--now' && description.startsWith('run as of'))

function meaningOf({ description, argChoices, defaultValue }: Option): string {
  const choices = argChoices ? ` (${argChoices.join(', ')})` : ''
  return `${description}${choices}${defaultValue === undefined ? '' : `; by default ${String(defaultValue)}`}`
}

const sentence = (text: string) => `${text.replace(/\.$/, '')}.`
