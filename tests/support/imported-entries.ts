/** Changelog entries and decisions as other programs write them. */

/** Fifty changelog entries in five styles, on twenty days of March 2026. */
export function fiftyEntries(): Record<string, string> {
  const heads = [
    (day: number) => `title: A\ndate: 2026-03-${day}T10:00:00Z\ntags: [ui]\nauthor: Somebody`,
    () => 'layout: post\ntitle: A\ncategory: Improvements\ntype: Improvement',
    (day: number) => `title: A\npubDate: March ${day}, 2026\nimpact: high\nbreaking: true`,
    (day: number) => `title: A\ndate: 2026-03-${day}\nfeatures: [Dark mode]\ntype: Housekeeping`,
    (day: number) => `title: A\ndate: 2026-03-${day}\nversion: 1.${day}\nhighlight: yes`,
  ]
  return Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => {
      const day = 10 + (index % 20)
      const head = heads[index % 5]?.(day).replace('title: A', `title: Change ${index}`)
      return [`changelog/2026-03-${day}-change-${index}.md`, `---\n${head}\n---\n\nText ${index}.\n`]
    }),
  )
}

/** 22 decisions in the forms of MADR 4, MADR 2 and Nygard; each sixth supersedes the one before. */
export function decisionRecords(): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 22 }, (_, index): [string, string] => {
      const number = String(index + 1).padStart(4, '0')
      const next = String(index + 2).padStart(4, '0')
      const status = index % 6 === 4 ? `superseded by [ADR-${next}](${next}-choice.md)` : 'accepted'
      const day = `2024-01-${number.slice(2)}`
      const title = `Choice ${index + 1}`
      const texts = [
        `---\nparent: Decisions\nnav_order: ${index}\nstatus: ${status}\ndate: ${day}\ndecision-makers: Robin Example\n---\n\n# ${title}\n`,
        `# ${title}\n\n* Status: ${status}\n* Deciders: Robin Example\n* Date: ${day}\n`,
        `# ${title}\n\nDate: ${day}\n\n## Status\n\n${status}\n`,
      ]
      return [`decisions/${number}-choice.md`, `${texts[index % 3]}\n## Context and Problem Statement\n\nProblem ${index + 1}.\n`]
    }),
  )
}
