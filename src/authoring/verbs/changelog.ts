/** Records the approval of a changelog entry. */
import { compare } from '../../plain/compare.ts'
import { editFile } from '../file-edit.ts'
import { EditError } from '../yaml-edit.ts'
import { type ContentEdit, findEntry, pastDay, type VerbContext } from './verb.ts'

/** Adds a review with the verdict "approve". Its status stays: who publishes is another decision. */
export function approveEntry(context: VerbContext, request: { id: string; by: string; on: string | undefined }): ContentEdit {
  const entry = findEntry(context, 'changelog', request.id)
  const person = findEntry(context, 'people', request.by)
  const on = pastDay(request.on, context)
  const { authors = [], reviews = [] } = entry.data
  if (authors.includes(person.id)) throw new EditError(`${person.title} is an author of "${entry.title}". Someone else must approve it.`)
  if (!person.data.active) throw new EditError(`${person.title} is not active in "${person.file}", and can't approve anything.`)
  const last = reviews
    .filter(({ by }) => by === person.id)
    .toSorted((a, b) => compare(a.on, b.on))
    .at(-1)
  if (last && last.on > on) throw new EditError(`${person.title} reviewed "${entry.title}" on ${last.on}. The approval can't be earlier.`)
  if (last?.verdict === 'approve') throw new EditError(`${person.title} approved "${entry.title}" on ${last.on} already.`)
  const item = { by: person.id, on, verdict: 'approve' }
  const text = editFile({ path: entry.file, text: entry.text }, [{ kind: 'insert', path: ['reviews'], item, style: 'flow' }])
  return { texts: new Map([[entry.file, text]]), summary: `${person.title} approved "${entry.title}" on ${on}.` }
}
