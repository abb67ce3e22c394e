/** Descriptions in Markdown, for hovers and completion. */
import { describeFields } from '../collections/fields/describe.ts'
import type { Compilation } from '../compilation.ts'
import type { Entry } from '../graph/entry.ts'
import type { FactValue } from '../graph/fact-value.ts'
import type { Component } from '../markdown/vocabulary/component.ts'
import { factsOf } from '../page/facts.ts'
import { describeField } from './suggestions.ts'

export function describeComponent(component: Component): string {
  const { name, purpose, props, within, holds } = component
  const place = [
    within === undefined ? '' : `Only in \`<${within}>\`.`,
    holds === undefined ? '' : `Holds only ${holds.includes(' ') ? holds : `\`<${holds}>\``}.`,
  ]
  const lines = describeFields(props).map((prop) => `- ${describeField(prop).replace('\n\n', '. ')}`)
  return [`**${name}**: ${[purpose, ...place].filter(Boolean).join(' ')}`, lines.join('\n')].filter(Boolean).join('\n\n')
}

/** An entry's title, its collection and id, its description, its facts and its address. */
export function describeEntry(entry: Entry, { handbook, allLinks }: Compilation): string {
  const { title, definition, id, description, url, isDraft, audience, isTyped } = entry
  // Writers see all entries, hidden ones too.
  const all = isTyped ? factsOf(entry, { ...handbook, entryIndex: allLinks.entryIndex }) : []
  const facts = all
    .map(({ label, values }) => ({ label, value: values.map(printValue).join(', ') }))
    .filter(({ value }) => value !== escapeMarkdown(title) && value !== escapeMarkdown(id))
  const notes = [`${definition.noun} \`${id}\``, isDraft ? 'draft' : '', audience === 'staff' ? 'for staff' : '']
  return [
    `**${escapeMarkdown(title)}** (${notes.filter(Boolean).join(', ')})`,
    description === undefined ? '' : escapeMarkdown(description),
    facts.map(({ label, value }) => `- ${label}: ${value}`).join('\n'),
    url === undefined ? '' : `\`${url}\``,
  ]
    .filter(Boolean)
    .join('\n\n')
}

function printValue(value: FactValue): string {
  switch (value.kind) {
    case 'link':
      return escapeMarkdown(value.link.title)
    case 'day':
      return value.day
    case 'text':
      return escapeMarkdown(value.text)
  }
}

/** A title isn't markup. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, '\\$&')
}
