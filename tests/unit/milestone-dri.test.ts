/** Suggestions for a milestone without a DRI. */
import { expect, test } from 'vitest'
import { handbookOf } from './handbooks.ts'

const milestone = (month: string, dri = '') =>
  `title: Month ${month}\n${dri}start: 2026-${month}-01\ndue: 2026-${month}-28\nstatus: closed\ngoals: []\nscope: []\n`

test('DRIs of other milestones come first, and nobody who left', () => {
  const { problems } = handbookOf({
    'people.yaml':
      '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: false }\n- { id: cleo, name: Cleo, active: true }\n- { id: dan, name: Dan, active: true }\n',
    'milestones/april.yaml': milestone('04', 'dri: bo\n'),
    'milestones/june.yaml': milestone('06', 'dri: cleo\n'),
    'milestones/may.yaml': milestone('05'),
  })
  expect(problems.map(({ code, file, suggestions }) => [code, file, ...(suggestions ?? [])])).toEqual([
    ['milestone-without-dri', 'milestones/may.yaml', 'cleo', 'ada', 'dan'],
  ])
})
