/** What is asked of the bench: `npm run bench -- --pages 200 --rounds 1 --only cold,unchanged`. */
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
  /** Their ids. */
  peers: ReadonlySet<string>
  /** Keeps everything, so that the next run finds the peers installed. */
  folder: string | undefined
  /** The folder that gets the results as files. */
  out: string | undefined
}

/** What the budgets are for. */
export const budgetPages = 1000

/** A call that is wrong. */
export class OptionError extends Error {}

/** Without `--out`, files are written to `home` if nothing is left out. */
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

/** `none` is an empty list. */
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
