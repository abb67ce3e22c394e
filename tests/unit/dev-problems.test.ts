/** When the list of problems in `dev` opens and closes. */
import { expect, test } from 'vitest'
import { nextView, type View } from '../../src/integrations/problems/view.ts'

const problem = (severity: 'error' | 'warning', message: string) => ({ severity, code: 'x', file: 'a.md', line: 1, column: 1, message })
const [error, other, warning] = [problem('error', 'One'), problem('error', 'Other'), problem('warning', 'Hm')]
const [one, another] = ['a.md x One', 'a.md x Other']
const closed: View = { tab: 'error', isOpen: false, isAutomatic: false, known: [] }
const opened: View = { tab: 'error', isOpen: true, isAutomatic: true, known: [one] }

test.each<[name: string, before: View, problems: Parameters<typeof nextView>[1], after: View]>([
  ['nothing opens it', closed, [], closed],
  ['a warning does not', closed, [warning], { ...closed, tab: 'warning' }],
  ['an error does', closed, [warning, error], opened],
  ['an error that was put aside does not', { ...opened, isOpen: false }, [error], { ...opened, isOpen: false }],
  ['that error further down does not', { ...opened, isOpen: false }, [{ ...error, line: 9 }], { ...opened, isOpen: false }],
  ['another error does', { ...opened, isOpen: false }, [error, other], { ...opened, known: [one, another] }],
  ['a chosen tab stays', { ...opened, tab: 'warning' }, [error, warning], { ...opened, tab: 'warning' }],
  ['a tab without problems does not', { ...opened, tab: 'warning' }, [error], opened],
  ['the last error closes what an error opened', opened, [warning], { ...closed, tab: 'error' }],
  [
    'but not what the writer opened',
    { ...opened, isAutomatic: false },
    [warning],
    { ...opened, isAutomatic: false, tab: 'warning', known: [] },
  ],
  ['the last problem closes that', { ...closed, isOpen: true, tab: 'warning' }, [], { ...closed, tab: 'warning' }],
  ['an error that comes back opens it again', closed, [error], opened],
])('%s', (_, before, problems, after) => {
  expect(nextView(before, problems)).toEqual(after)
})
