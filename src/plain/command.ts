/** Writes commands for hints, quoted so that they can be copied into a shell. */

/** How to call the program. */
export const programCall = 'npx handbook'

/** Options by name, without dashes. `true` is an option without a value; undefined leaves it out. */
export type CommandOptions = Readonly<Record<string, string | true | undefined>>

/** Returns `npx handbook WORDS --option value`, with each part quoted where necessary. */
export function command(words: readonly string[], options: CommandOptions = {}): string {
  const named = Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined) return []
    return value === true ? [`--${name}`] : [`--${name}`, quoteForShell(value)]
  })
  return [programCall, ...words.map(quoteForShell), ...named].join(' ')
}

/** Returns a command in backticks, for the text of a hint. */
export function quotedCommand(words: readonly string[], options: CommandOptions = {}): string {
  return `\`${command(words, options)}\``
}

/** Quotes one word for a POSIX shell, if necessary. */
function quoteForShell(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`
}
