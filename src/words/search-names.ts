/** Other names by which people search for an entry. The index has them, so the script of the search doesn't. */
export const searchNames = {
  version: (version: string) => [`v${version}`, `version ${version}`, `release ${version}`],
  decision: (number: number) => `decision ${number}`,
  role: (title: string) => [`responsibilities of the ${title}`, `what does the ${title} do`],
  strategy: (isCurrent: boolean) => (isCurrent ? ['current strategy', 'vision'] : ['old strategy', 'previous strategy']),
} as const
