/** Commands as they stand in hints: whoever copies one into a shell runs exactly what is meant. */

/** How the program is called. */
export const programCall = 'npx handbook'

/** Values of options by name, without the dashes; `true` for an option without a value, undefined for one that is left out. */
export type CommandOptions = Readonly<Record<string, string | true | undefined>>

/** `npx handbook WORDS --option value`, each part quoted for the shell where it has to be. */
export function command(words: readonly string[], options: CommandOptions = {}): string {
  const named = Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined) return []
    return value === true ? [`--${name}`] : [`--${name}`, quoteForShell(value)]
  })
  return [programCall, ...words.map(quoteForShell), ...named].join(' ')
}

/** A command within the text of a hint: in backticks, which the command itself has in quotes alone. */
export function quotedCommand(words: readonly string[], options: CommandOptions = {}): string {
  return `\`${command(words, options)}\``
}

/** As one word of a POSIX shell: as it is where the shell takes it so, else in single quotes. */
function quoteForShell(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`
}
