/** Explains YAML errors to writers: one fault per mistake, with a fix where it's certain. */
import type { YamlError } from './yaml-range.ts'
import { findSlips, isDuplicateKey, readLine, type Parse, type Trial, type YamlFault } from './yaml-slips.ts'

/** Returns the first fault only, since others may follow from it; but every duplicate key. */
export function findYamlFaults(text: string, errors: readonly YamlError[], parse: Parse): YamlFault[] {
  const sorted = errors.toSorted((a, b) => a.start - b.start)
  const error = sorted.find(({ message }) => !isDuplicateKey(message))
  if (!error) {
    const faults = sorted.map((each) => duplicateKeyFault(text, each))
    // If a list entry lacks its dash, all its keys are duplicates.
    return faults[0]?.hint === missingDashHint ? faults.slice(0, 1) : faults
  }
  const trial = { text, error, parse }
  if (/call stack|Excessive alias/i.test(error.message)) return [rewordError(trial)]
  for (const find of findSlips) {
    const fault = find(trial)
    if (fault) return [fault]
  }
  return [rewordError(trial)]
}

const missingDashHint = 'Remove one of the two; if a new entry begins here, write "- " before it.'

function duplicateKeyFault(text: string, { start }: YamlError): YamlFault {
  const name = /^["']?([^"':\s]+)/.exec(text.slice(start))?.[1] ?? ''
  const indent = countColumn(text, start)
  const earlier = [...text.slice(0, start).matchAll(new RegExp(`^([ \\t]*(?:- )?)["']?${escapePattern(name)}["']?[ \\t]*:`, 'gm'))]
    .filter((match) => (match[1] ?? '').length === indent)
    .at(-1)
  const isItem = /^[ \t]*- /.test(earlier?.[1] ?? '')
  return {
    start,
    end: start + Math.max(1, name.length),
    message: 'This key appears twice.',
    hint: isItem ? missingDashHint : 'Remove one of the two.',
    ...(earlier && { first: earlier.index + (earlier[1] ?? '').length }),
  }
}

const remedies: readonly [pattern: RegExp, message: string, hint: string][] = [
  [/call stack/i, 'This is nested too deeply to be read.', 'Remove some levels.'],
  [/Excessive alias/i, 'Aliases repeat so much text that reading it would exhaust the memory.', 'Write the values out.'],
  [/Unresolved alias/i, 'A value that begins with "*" refers to an "&" anchor, and there is none.', 'Put the text in quotes.'],
  [
    /compact mappings/i,
    'There is a key where a value continues.',
    'Put text that contains a colon in quotes, or check the indentation of this line.',
  ],
  [/implicit (map )?key/i, 'This line has no key.', 'Write "key: value"; put text that spans several lines in quotes.'],
  [
    /same column|indent/i,
    'The indentation of this line does not match the lines it belongs to.',
    'Check the indentation of this line and the one above.',
  ],
  [
    /node end|in YAML stream|YAML token/i,
    'There is text after a complete value.',
    'Put the whole text in quotes, or check the indentation of this line.',
  ],
  [/reserved character|Plain value cannot start/i, 'Text cannot begin with this character.', 'Put the text in quotes.'],
  [
    /escape sequence/i,
    'A backslash in double quotes begins an escape sequence, but this is not one.',
    'Write two backslashes, or put the text in single quotes.',
  ],
  [/Block scalar header/i, 'Text cannot begin with "|" or ">".', 'Put the text in quotes.'],
  [
    /Missing , |Missing space|Unexpected (,|empty)|within flow/i,
    'This list has a missing or extra comma or colon.',
    'Write [a, b] or { key: value, key: value }; put text that contains these characters in quotes.',
  ],
  [
    /without - indicator/i,
    'This line is in a list, but does not begin with "- ".',
    'Write "- " before it, or indent it like the lines above.',
  ],
  [/anchor|tag|alias/i, 'A value cannot begin with this character.', 'Put the text in quotes.'],
  [/multiple documents|directives-end/i, 'The line "---" begins a second document, but a file can have only one.', 'Remove the line.'],
  [/Comments must be/i, 'A "#" after a value begins a comment only after a space.', 'Put a space before it, or put the text in quotes.'],
]

function rewordError({ text, error }: Trial): YamlFault {
  const found = remedies.find(([pattern]) => pattern.test(error.message))
  const end = Math.max(error.start + 1, Math.min(error.end, readLine(text, error.start).end))
  return {
    start: error.start,
    end,
    message: found?.[1] ?? 'This cannot be read as keys and values.',
    hint: found?.[2] ?? 'Check quotes, brackets and indentation.',
  }
}

function countColumn(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1)
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
