/** Adds the versions that a select lacks: a page has the newest, the rest comes with the data. `versions` are all, newest first. */
export function completeSelect(select: HTMLSelectElement, versions: readonly string[], label: (version: string) => string): void {
  const known = new Set([...select.options].map(({ value }) => value))
  for (const version of versions) if (!known.has(version)) select.add(new Option(label(version), version))
}
