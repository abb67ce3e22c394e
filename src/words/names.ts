/** Labels of fields and of their values. */

export const nameText = {
  /** Fields among the facts of a page. */
  fields: {
    affects: 'Affects',
    applyUrl: 'Apply',
    approvers: 'Approvers',
    area: 'Area',
    authors: 'Authors',
    backports: 'Backports',
    breaking: 'Breaking',
    broadcast: 'Broadcast',
    capacity: 'Capacity',
    changes: 'Changes',
    confirmBy: 'Confirm by',
    consulted: 'Consulted',
    contributors: 'Contributors',
    date: 'Date',
    deciders: 'Deciders',
    dependsOn: 'Depends on',
    docs: 'Documentation',
    dri: 'DRI',
    due: 'Due',
    effective: 'Effective',
    employment: 'Employment',
    family: 'Family',
    features: 'Features',
    login: 'Login',
    goals: 'Goals',
    horizon: 'Horizon',
    informed: 'Informed',
    issues: 'Issues',
    level: 'Level',
    location: 'Location',
    milestone: 'Milestone',
    objectives: 'Objectives',
    offering: 'Offering',
    on: 'Date',
    parent: 'Part of',
    period: 'Period',
    pillars: 'Pillars',
    posted: 'Posted',
    publishAt: 'Published at',
    reason: 'Reason',
    release: 'Release',
    remote: 'Remote',
    replacedBy: 'Replaced by',
    reportsTo: 'Reports to',
    roadmap: 'Roadmap',
    role: 'Role',
    scope: 'Scope',
    skills: 'Skills',
    start: 'Start',
    status: 'Status',
    strategy: 'Strategy',
    summary: 'Summary',
    supersededBy: 'Replaced by',
    supersedes: 'Replaces',
    supportedUntil: 'Supported until',
    upgradeFrom: 'Upgrade from',
    validThrough: 'Apply until',
  },
  values: {
    accepted: 'Accepted',
    active: 'Active',
    added: 'Added',
    approved: 'Approved',
    archived: 'Archived',
    area: 'Area',
    breaking: 'Breaking',
    bug: 'Bug',
    changed: 'Changed',
    closed: 'Closed',
    company: 'Company',
    considering: 'Considering',
    debt: 'Debt',
    deprecated: 'Deprecated',
    draft: 'Draft',
    dropped: 'Dropped',
    email: 'Email',
    example: 'Example',
    feature: 'Feature',
    feed: 'Feed',
    fixed: 'Fixed',
    'in-progress': 'In progress',
    'in-review': 'In review',
    later: 'Later',
    low: 'Low',
    met: 'Met',
    missed: 'Missed',
    next: 'Next',
    normal: 'Normal',
    now: 'Now',
    open: 'Open',
    planned: 'Planned',
    product: 'Product',
    proposed: 'Proposed',
    public: 'Public',
    published: 'Published',
    rejected: 'Rejected',
    released: 'Released',
    removed: 'Removed',
    retired: 'Retired',
    security: 'Security',
    shipped: 'Shipped',
    slack: 'Slack',
    staff: 'Staff',
    superseded: 'Superseded',
    withdrawn: 'Withdrawn',
    yanked: 'Withdrawn',
  },
  /** Collections without a list of their own, used where a page lists what a role owns or a decision affects. */
  kinds: {
    areas: 'Areas',
    backlog: 'Backlog',
    insights: 'Insights',
    offerings: 'Offerings',
    people: 'People',
    tiers: 'Plans',
    triage: 'Triage rules',
  },
} as const

/** A company's own labels for keys and values. */
export type Words = Readonly<Record<string, string>>

/** A field without a label is shown as written. */
export const fieldName = (field: string): string => nameIn(nameText.fields, field) ?? field

/** Returns the label of a collection. */
export const kindName = (collection: string): string => nameIn(nameText.kinds, collection) ?? collection

/** Falls back to the key in words: `navTitle` is “Nav title”. */
export function fieldLabel(field: string, own: Words = {}): string {
  return own[field] ?? nameIn(nameText.fields, field) ?? sentenceCase(field)
}

/** A value without a label is shown as written. */
export function valueName(value: string, own: Words = {}): string {
  return own[value] ?? nameIn(nameText.values, value) ?? value
}

function nameIn(names: Words, key: string): string | undefined {
  return names[key]
}

function sentenceCase(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
