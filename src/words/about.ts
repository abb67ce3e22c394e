/** Text of the page about the site. Names in braces are where links and keys go. */
export const aboutText = {
  intro:
    'This handbook is built from plain text files. Every page, release, feature and decision is checked against the others before it is published, so links work and a name means one thing.',
  finding: 'Finding your way',
  findingHow:
    'Press {slash} or {control} {k} anywhere to search, or use the {search}. The navigation next to a page shows its section; below the page are its owner, the day of its last change, and the pages that link to it.',
  control: 'Ctrl',
  search: 'search page',
  fixing: 'Fixing something',
  fixingHow:
    'Each page has an owner and, if you can edit it, a link to its source. Your changes are checked: for each mistake you see the file, the line and the column, and what to write instead.',
  reading: 'Reading without a screen or JavaScript',
  readingHow: 'Every page can be read, followed and printed without JavaScript. Search and the choice of a light or dark theme need it.',
} as const
