/** The options of `npm run bench -- --pages 200 --rounds 1 --only cold,unchanged`. */
import { parseArgs } from 'node:util'
import { peers } from './peers/peers.ts'

export const measurements = [
  'first',
  'cold',
  'unchanged',
  'edited',
  'history',
  'shipped',
  'check',
  'view',
  'search',
  'editions',
  'growth',
  'peer-growth',
  'dev',
  'tests',
] as const

export type Measurement = (typeof measurements)[number]

export interface Options {
  pages: number
  rounds: number
  only: ReadonlySet<Measurement>
  /** Ids of peers. */
  peers: ReadonlySet<string>
  /** Where everything is kept, so that the next run finds the peers installed. */
  folder: string | undefined
  /** The folder for RESULTS.md and its picture. */
  out: string | undefined
}

/** The number of pages that the budgets are for. */
export const budgetPages = 1000

/** The options are wrong. */
export class OptionError extends Error {}

/** Without `--out`, a full run writes its files to `home`; any other run writes none. */
export function readOptions(args: readonly string[], home: string): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      pages: { type: 'string', default: String(budgetPages) },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string', default: measurements.join() },
      peers: { type: 'string', default: peers.map(({ id }) => id).join() },
      folder: { type: 'string' },
      out: { type: 'string' },
    },
  })
  const pages = count('pages', values.pages, 40)
  const only = listed('only', values.only, measurements)
  const asked = listed(
    'peers',
    values.peers,
    peers.map(({ id }) => id),
  )
  const isWhole = pages === budgetPages && only.size === measurements.length && asked.size === peers.length
  return {
    pages,
    rounds: count('rounds', values.rounds, 1),
    only,
    peers: asked,
    folder: values.folder,
    out: values.out ?? (isWhole ? home : undefined),
  }
}

function count(name: string, text: string, least: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < least) throw new OptionError(`--${name} is a whole number from ${least}, not "${text}".`)
  return value
}

/** Reads a comma-separated list; `none` is the empty one. */
function listed<Name extends string>(option: string, text: string, known: readonly Name[]): Set<Name> {
  const names = text === 'none' ? [] : text.split(',').map((name) => name.trim())
  return new Set(
    names.map((name) => {
      const found = known.find((each) => each === name)
      if (found === undefined) throw new OptionError(`--${option} doesn't know "${name}". It knows ${known.join(', ')}.`)
      return found
    }),
  )
}
