/**
 * The words that the site itself says, but for those that a script brings along: they have files of their own beside this one.
 * Translate the files of this folder, set `lang` in handbook.config.ts, and the handbook speaks another language.
 */

import { searchText } from './search.ts'

export const text = {
  collections: {
    handbook: 'Handbook',
    strategy: 'Strategy',
    objectives: 'Objectives',
    roadmap: 'Roadmap',
    milestones: 'Milestones',
    releases: 'Releases',
    changelog: 'Changelog',
    features: 'Features',
    decisions: 'Decisions',
    roles: 'Roles',
    openings: 'Openings',
    glossary: 'Glossary',
  },
  about: {
    handbook: 'How the work is done, page by page.',
    strategy: 'Where the product is going, and why.',
    roadmap: 'What comes now, next and later.',
    releases: 'Every version, with its day and what it brought.',
    changelog: 'What changed for the people who use the product.',
    features: 'What there is, and in which plan.',
    decisions: 'What was decided, when, and what follows from it.',
    roles: 'Who answers for what.',
    openings: 'Roles that wait for somebody.',
    glossary: 'Words that have a meaning of their own here.',
  },

  frame: {
    skip: 'Skip to the text',
    mainNavigation: 'Main',
    footNavigation: 'Foot of the page',
    sectionNavigation: 'Section',
    foldedNavigation: 'Section, folded',
    inThisSection: (title: string) => `In this section: ${title}`,
    printSection: 'Print this section',
    breadcrumbs: 'Breadcrumbs',
    home: 'Home',
    onThisPage: 'On this page',
    neighbours: 'Previous and next page',
    previous: 'Previous',
    next: 'Next',
    linkedFrom: 'Linked from',
    more: (count: number) => `${count} more`,
    permalink: (title: string) => `Link to “${title}”`,
    about: 'About this handbook',
    colourScheme: 'Colour scheme:',
    schemes: { system: 'Auto', light: 'Light', dark: 'Dark' },
  },

  facts: {
    owner: 'Owner:',
    updated: 'Last updated:',
    nextReview: 'Next review:',
    overdue: 'Review overdue since:',
    source: 'Source:',
    edit: 'Edit this page',
    supersededBy: 'Superseded by',
    yes: 'Yes',
    no: 'No',
  },

  twin: {
    label: 'Text:',
    copy: 'Copy as Markdown',
    copied: 'Copied.',
    failed: 'It could not be copied.',
    address: 'Address',
    all: 'The text of every page in one file:',
    day: 'Day',
    kind: 'Kind of change',
    release: 'Release',
    lastUpdated: 'Last updated',
    owner: 'Owner',
  },

  search: searchText,

  home: {
    latestRelease: 'Latest release',
    nextRelease: 'Next release',
    plannedFor: 'planned for',
    whatIsNew: 'What is new',
    allChangesByRelease: 'All changes, release by release',
    upgrade: 'What changes when I upgrade?',
    lookUp: 'Look things up',
    whatChanged: 'What changed',
    waiting: 'What waits for whom',
    noReview: 'No review is overdue.',
    dueSince: 'due since',
    strategyInForce: 'The strategy in force',
    toldToCustomers: 'Told to customers',
    allChanges: 'All changes',
  },

  missing: {
    title: 'This page is not here',
    why: 'The address may have changed, or it was mistyped.',
    perhaps: 'Perhaps you mean one of these:',
    start: 'Go to the start page',
  },

  roles: {
    responsibilities: 'Responsibilities',
    keeps: 'Keeps:',
    notResponsible: 'Not responsible for',
    isWith: 'That is with:',
    skills: 'Skills',
    hiring: 'How we hire',
  },

  strategy: {
    about: 'Where the product is going, and why. The document in force comes first.',
    none: 'There is no strategy yet.',
    objectives: 'Objectives',
    changes: 'What changed',
  },

  measures: {
    title: 'Measures',
    name: 'Measure',
    baseline: 'Baseline',
    latest: 'Latest',
    target: 'Target',
    source: 'Source',
    none: 'None yet',
  },

  decisions: { about: 'What was decided, when, and what follows from it; the latest first.', none: 'There are no decisions yet.' },

  releases: {
    about: 'Every version with its day, newest first.',
    none: 'There are no releases yet.',
    major: (major: string) => `Version ${major}`,
    tableOf: (major: string) => `Releases of version ${major}`,
    version: 'Version',
    day: 'Day',
    status: 'Status',
    headline: 'What it is about',
    entries: 'Entries',
    brings: 'What it brings',
    upgradeTo: (version: string) => `What changes when you upgrade to ${version}`,
    knownIssues: 'Known issues',
    fixedIn: 'Fixed in',
  },

  changelog: {
    about: 'What changed for the people who use the product, newest first.',
    none: 'There are no entries yet.',
    unreleased: 'Not in a release yet',
    in: 'In',
    whatToDo: 'What to do',
    whoNotices: 'Who notices',
    action: 'Action',
    automatic: 'Automatic',
    byItself: 'The upgrade does it by itself.',
  },

  features: {
    about: 'What the product does, by area. Each feature says which tiers have it, and since when.',
    none: 'There are no features yet.',
    availability: 'Availability',
    byTier: 'Availability by tier',
    undecided: 'Which tiers have it is undecided.',
    offering: 'Offering',
    tier: 'Tier',
    since: 'Since',
    until: 'Until',
    remarks: 'Remarks',
    lifecycle: 'Lifecycle',
    sinceThen: 'since',
    stages: { experiment: 'Experiment', beta: 'Beta', ga: 'Generally available', deprecated: 'Deprecated', removed: 'Removed' },
    changes: 'What changed',
    unlimited: 'Unlimited',
    onRequest: 'On request',
    upTo: (value: number, unit: string) => `Up to ${value} ${unit}`,
  },

  glossary: {
    none: 'There are no terms yet.',
    aliases: 'Also:',
    see: 'See',
    usedIn: 'Used in',
  },

  vocabulary: {
    film: (what: string) => `Film: ${what}`,
    subtitles: 'Subtitles',
    target: (amount: string) => `Target ${amount}`,
    inTarget: (amount: string) => `target ${amount}`,
    somebody: 'somebody',
    someTier: 'a tier',
    someTerm: 'a term',
    diagram: 'Diagram',
    diagramAsText: 'Diagram as text',
  },

  print: {
    why: 'This is the whole section on one page, made for paper. To read on a screen, go to',
  },
} as const
