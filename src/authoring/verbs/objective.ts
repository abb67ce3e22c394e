/** Adds a reading to a measure of an objective. */
import { didYouMean, listOf, nearest } from '../../problems/nearest.ts'
import { withUnit } from '../../plain/units.ts'
import { editFile } from '../file-edit.ts'
import { EditError } from '../yaml-edit.ts'
import { type ContentEdit, findEntry, pastDay, type VerbContext } from './verb.ts'

export interface ReadingRequest {
  id: string
  /** Id of the measure. */
  measure: string
  /** A number, as typed. */
  value: string
  on: string | undefined
}

/** Inserts the reading in the order of days. */
export function addReading(context: VerbContext, request: ReadingRequest): ContentEdit {
  const objective = findEntry(context, 'objectives', request.id)
  const { measures } = objective.data
  const index = measures.findIndex(({ id }) => id === request.measure)
  const measure = measures[index]
  if (!measure) {
    const ids = measures.map(({ id }) => id)
    const hint = didYouMean(nearest(request.measure, ids), ids.length === 0 ? 'It has none.' : `Its measures are ${listOf(ids)}.`)
    throw new EditError(`"${objective.title}" has no measure "${request.measure}". ${hint}`)
  }
  const value = readNumber(request.value)
  const on = pastDay(request.on, context)
  const same = measure.readings.find((reading) => reading.on === on)
  if (same)
    throw new EditError(
      `"${measure.name}" has a reading of ${on} already: ${withUnit(same.value, measure.unit)}. To correct it, edit "${objective.file}".`,
    )
  const later = measure.readings.findIndex((reading) => reading.on > on)
  const path = ['measures', index, 'readings']
  const text = editFile({ path: objective.file, text: objective.text }, [
    { kind: 'insert', path, item: { on, value }, style: 'flow', ...(later >= 0 && { index: later }) },
  ])
  const summary = `"${measure.name}" was ${withUnit(value, measure.unit)} on ${on}.`
  return { texts: new Map([[objective.file, text]]), summary }
}

/** Reads a number in YAML's form. Others are refused with a hint, as `0,34` would be read as text. */
function readNumber(text: string): number {
  const written = text.trim()
  const value = Number(written)
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(written) && Number.isFinite(value)) {
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      throw new EditError(`"${text}" has more digits than can be stored. Write it in a larger unit, such as thousands.`)
    // YAML has no use for -0.
    return value + 0
  }
  // In English, 1,234 is 1234; elsewhere it's 1.234.
  if (/^[-+]?[1-9]\d{0,2},\d{3}$/.test(written))
    throw new EditError(`"${text}" can be read in two ways. Write ${written.replace(',', '')} or ${written.replace(',', '.')}.`)
  const plain = written.replace(/\s*%$/, '').replace(/^([-+]?\d+),(\d+)$/, '$1.$2')
  const isNear = plain !== written && Number.isFinite(Number(plain))
  throw new EditError(`"${text}" is not a number.${isNear ? ` Write ${plain}.` : ' Write it without a unit, for example 0.34.'}`)
}
