/** What the leak check remembers of outputs: never more than what it would find again. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cleanRecord, noRecord } from '../../src/audit/clean-files.ts'
import { Needles } from '../../src/audit/needles.ts'
import { searchFolder } from '../../src/audit/search.ts'
import { openStore } from '../../src/files/store.ts'
import { temporaryFolder } from '../support/folders.ts'

const farm = 'Wir kaufen die Zebrafarm im Mai'
const lake = 'Der Wolfsee wird trockengelegt werden'
const hiding = (...texts: readonly string[]) => {
  const needles = new Needles()
  for (const text of texts) needles.add(text, { source: 'a.md', what: 'text', text: () => text }, 'text')
  return needles
}
const named = (name: string) => {
  const needles = hiding(farm)
  needles.add(name, { source: 'b.md', what: 'title', text: () => name }, 'name')
  return needles
}

/** Searches as a build does, and says which outputs were found and how many were known before. */
function lookInto(folder: string, needles: Needles, record = noRecord): { leaks: string[]; known: number } {
  const known = record.read(needles)
  const { leaks, clean } = searchFolder({ folder, needles, known })
  record.keep(clean, needles)
  return { leaks: [...new Set(leaks.map(({ output }) => output))], known: known.size }
}

test.each<[string, Needles, number]>([
  ['the same is hidden', hiding(farm, lake), 2],
  ['less is hidden', hiding(farm), 2],
  ['nothing is hidden', hiding(), 2],
  ['more is hidden', hiding(farm, lake, 'Ein neuer Satz, der niemandem bekannt ist'), 0],
  ['a name is hidden too', named('Silberlachs'), 0],
])('where %s, so many outputs are known', (_, needles, known) => {
  const [folder, store] = [temporaryFolder(), openStore(temporaryFolder(), { handbook: 'a', program: '1', redactions: '' })]
  writeFileSync(join(folder, 'a.html'), '<p>Something for everybody.</p>')
  writeFileSync(join(folder, 'b.html'), '<p>Something else.</p>')
  lookInto(folder, hiding(farm, lake), cleanRecord(store))
  expect(lookInto(folder, needles, cleanRecord(store))).toEqual({ leaks: [], known })
})

test('what came to be hidden is found in an output that did not change', () => {
  const [folder, store] = [temporaryFolder(), openStore(temporaryFolder(), { handbook: 'a', program: '1', redactions: '' })]
  writeFileSync(join(folder, 'a.html'), `<p>${lake}</p>`)
  expect(lookInto(folder, hiding(farm), cleanRecord(store)).leaks).toEqual([])
  expect(lookInto(folder, hiding(farm, lake), cleanRecord(store)).leaks).toEqual(['a.html'])
})

test('an output that changed, and one by another name, are searched', () => {
  const [folder, store] = [temporaryFolder(), openStore(temporaryFolder(), { handbook: 'a', program: '1', redactions: '' })]
  writeFileSync(join(folder, 'a.html'), '<p>Something for everybody.</p>')
  lookInto(folder, hiding(farm), cleanRecord(store))
  writeFileSync(join(folder, 'a.html'), `<p>${farm}</p>`)
  writeFileSync(join(folder, 'wir-kaufen-die-zebrafarm-im-mai.html'), '<p>Something for everybody.</p>')
  expect(lookInto(folder, hiding(farm), cleanRecord(store)).leaks).toEqual(['a.html', 'wir-kaufen-die-zebrafarm-im-mai.html'])
})

test('what was found is not taken for clean', () => {
  const [folder, store] = [temporaryFolder(), openStore(temporaryFolder(), { handbook: 'a', program: '1', redactions: '' })]
  writeFileSync(join(folder, 'a.html'), `<p>${farm}</p>`)
  writeFileSync(join(folder, 'b.html'), '<p>Something else.</p>')
  lookInto(folder, hiding(farm), cleanRecord(store))
  expect(lookInto(folder, hiding(farm), cleanRecord(store))).toEqual({ leaks: ['a.html'], known: 1 })
})
