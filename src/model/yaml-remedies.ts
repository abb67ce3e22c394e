/** The YAML parser's messages in a writer's words, each with a remedy. */

const remedies: readonly [pattern: RegExp, says: string, hint: string][] = [
  [/call stack/i, 'This is nested too deeply to be read.', 'Take some of the levels out.'],
  [/Excessive alias/i, 'Aliases repeat so much text that reading it would exhaust the machine.', 'Write the values out.'],
  [/Unresolved alias/i, 'A value that begins with "*" stands for one that "&" names, and there is none.', 'Put the text in quotes.'],
  [/Flow sequence.*\]/i, 'A list that begins with "[" is never closed.', 'Add the "]".'],
  [/Flow map.*\}/i, 'A value that begins with "{" is never closed.', 'Add the "}", or put the text in quotes.'],
  [/Missing closing ["']/i, 'A text in quotes is never closed.', 'Add the closing quotation mark.'],
  [/compact mappings/i, 'There is a second colon in this line.', 'Put a text with a colon in it in quotes.'],
  [/keys must be unique/i, 'This key stands here twice.', 'Remove one of the two.'],
  [/tab/i, 'A tab indents this line.', 'Indent with spaces.'],
  [/implicit (map )?key/i, 'This line has no key.', 'Write "key: value"; put a text that runs over several lines in quotes.'],
  [
    /same column|indent/i,
    'This line is indented in another way than those it belongs to.',
    'Check the indentation of this line and the one above.',
  ],
  [/Unexpected (scalar|flow|double|single).*node end/i, 'Text stands behind a value that has ended.', 'Put the whole text in quotes.'],
  [/reserved character|Plain value cannot start/i, 'A text cannot begin with this sign.', 'Put the text in quotes.'],
]

export function yamlRemedy(message: string): { says: string; hint: string } {
  const found = remedies.find(([pattern]) => pattern.test(message))
  if (found) return { says: found[1], hint: found[2] }
  const text =
    message
      .split('\n')[0]
      ?.replace(/ at line \d+, column \d+:?$/, '')
      .trim() ?? ''
  return { says: /[.!?]$/.test(text) ? text : `${text}.`, hint: 'Check quotes, brackets and indentation.' }
}
