/** The list of one kind of problems in the overlay. */
import { command } from '../../plain/command.ts'
import type { ShownProblem } from '../../plain/dev-events.ts'
import { element } from './element.ts'

export type Tab = ShownProblem['severity']

export const tabs: readonly Tab[] = ['error', 'warning']

/** More are hard to read in a browser, and slow it down. */
const most = 200

/** `open` opens the file of a problem, by its place in the list. */
export function listPanel(tab: Tab, problems: readonly ShownProblem[], isShown: boolean, open: (index: number) => void): HTMLElement {
  const own = problems.filter(({ severity }) => severity === tab)
  const panel = element('section', { id: `panel-${tab}`, role: 'tabpanel', 'aria-labelledby': `tab-${tab}`, tabindex: '0' })
  panel.hidden = !isShown
  if (own.length === 0) panel.append(element('p', { class: 'none' }, `There are no ${noun(tab, 0).replace('0 ', '')}.`))
  else panel.append(element('ol', {}, ...own.slice(0, most).map((each, index) => itemFor(each, () => open(index)))))
  if (own.length > most) panel.append(element('p', { class: 'none' }, `And ${own.length - most} more: ${command(['check'])} lists all.`))
  return panel
}

/** A number with its noun. */
export function noun(tab: Tab, count: number): string {
  return `${count} ${tab}${count === 1 ? '' : 's'}`
}

function itemFor({ file, line, column, code, manual, message, hint, excerpt }: ShownProblem, open: () => void): HTMLElement {
  const place = element('button', { type: 'button', class: 'place', title: 'Open it in your editor' }, `${file}:${line}:${column}`)
  place.addEventListener('click', open)
  const about = manual === undefined ? element('code', { title: command(['explain', code]) }, code) : linkTo(manual, code)
  return element(
    'li',
    {},
    element('p', { class: 'head' }, ...(file === '' ? [] : [place, ' ']), about),
    element('p', { class: 'message' }, message),
    ...(hint === undefined ? [] : [element('p', { class: 'hint' }, hint)]),
    ...(excerpt === undefined ? [] : [element('pre', { tabindex: '0' }, excerpt)]),
  )
}

function linkTo(address: string, code: string): HTMLElement {
  return element('a', { href: address, target: '_blank', rel: 'noopener' }, element('code', {}, code))
}
