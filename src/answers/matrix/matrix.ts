/** Features by plan on a given day. The build and the browser make it from the same data. */
import type { TierData } from '../upgrade/data.ts'
import { isSold, nameOn } from '../../collections/tiers/data.ts'
import type { MatrixData, MatrixFeature } from './data.ts'

export interface Matrix {
  on: string
  /** The query, if it's neither a day nor a release; the matrix then shows today. */
  unknown?: string
  /** The requested release. */
  version?: string
  tables: readonly MatrixTable[]
}

export interface MatrixTable {
  offering: { id: string; title: string }
  /** Plans sold there on that day, by rank; empty before anything was sold. */
  tiers: readonly { id: string; name: string; today: string | undefined }[]
  areas: readonly { title: string; rows: readonly MatrixRow[] }[]
  /** Features that none of these plans has; they get no row. */
  apart: readonly { id: string; title: string }[]
}

export interface MatrixRow {
  feature: { id: string; title: string }
  /** One per plan: its limit or note, empty if none; `undefined` if the plan lacks the feature. */
  cells: readonly (string | undefined)[] | 'all' | 'undecided'
}

/** `asked` is a version or a day; undefined means today. */
export function findMatrix(asked: string | undefined, data: MatrixData): Matrix {
  const question = asked?.trim()
  if (!question) return matrixOn(data.today, data)
  if (isDay(question)) return matrixOn(question, data)
  const release = data.releases.find(([version]) => version === question || `${version}.0` === question)
  return release ? { ...matrixOn(release[1], data), version: release[0] } : { ...matrixOn(data.today, data), unknown: question }
}

/** The same with some of the features. */
export function selectFeatures(data: MatrixData, isMeant: (feature: MatrixFeature) => boolean): MatrixData {
  const areas = data.areas.map((area) => ({ ...area, features: area.features.filter(isMeant) }))
  return { ...data, areas: areas.filter(({ features }) => features.length > 0) }
}

export function matrixOn(on: string, data: MatrixData): Matrix {
  const features = data.areas.map(({ title, features: members }) => ({ title, features: members.filter((each) => isAvailable(each, on)) }))
  return {
    on,
    tables: data.offerings.map((offering) => {
      const sold = data.tiers.filter((tier) => tier.offerings.includes(offering.id) && isSold(tier, on))
      const areas = features.map(({ title, features: members }) => ({
        title,
        rows: members.map((feature) => toRow(feature, offering.id, sold, on)),
      }))
      return {
        offering,
        tiers: sold.map((tier) => ({ id: tier.id, ...planNames(tier, on, data.today) })),
        areas: areas.flatMap(({ title, rows }) => {
          const held = rows.filter(isHeld)
          return held.length > 0 ? { title, rows: held } : []
        }),
        apart: areas.flatMap(({ rows }) => rows.filter((row) => !isHeld(row)).map(({ feature }) => feature)),
      }
    }),
  }
}

function isHeld({ cells }: MatrixRow): boolean {
  return typeof cells === 'string' || cells.some((cell) => cell !== undefined)
}

function toRow(feature: MatrixFeature, offering: string, tiers: readonly TierData[], on: string): MatrixRow {
  const { id, title, held, undecided } = feature
  const now = held?.filter(([, where, from, until]) => where === offering && from <= on && (!until || on < until))
  return {
    feature: { id, title },
    cells: now
      ? tiers.map((tier) => {
          const cell = now.find(([holder]) => holder === tier.id)
          return cell && (cell[4] ?? '')
        })
      : undecided
        ? 'undecided'
        : 'all',
  }
}

/** A feature without recorded days counts as available. */
function isAvailable({ from, gone = [] }: MatrixFeature, on: string): boolean {
  return (from === undefined || from <= on) && !gone.some(([start, end]) => start <= on && (end === undefined || on < end))
}

function planNames(tier: TierData, on: string, today: string): { name: string; today: string | undefined } {
  const [then, now] = [nameOn(tier, on), nameOn(tier, today)]
  return { name: then, today: then === now ? undefined : now }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true
}
