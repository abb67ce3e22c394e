/** Problem codes with severity and summary. Codes are permanent: users filter by them and link to their pages. */
import { command } from '../plain/command.ts'

export type Severity = 'error' | 'warning'

interface CodeFacts {
  severity: Severity
  /** One line for lists of codes: SARIF rules, the index of the documentation. */
  summary: string
}

const error = (summary: string): CodeFacts => ({ severity: 'error', summary })
const warning = (summary: string): CodeFacts => ({ severity: 'warning', summary })

const table = {
  // The folder
  'folder-missing': error('The content folder does not exist.'),
  'folder-unknown': warning('A file or folder at the top of the content folder belongs to no collection.'),
  'folder-cycle': error('A symbolic link leads back to a folder that contains it.'),
  'folder-twice': error('A symbolic link leads to a folder that is already read under another path.'),
  'file-outside': error('A symbolic link leads out of the content folder.'),
  'entry-misplaced': error('A file is where it is not read, or among entries of another kind.'),
  'file-type-unknown': error('A file in a collection has an extension that is not read.'),
  'file-left-out': warning('A text is ignored because of its name.'),
  'file-unreadable': error('A file cannot be read.'),
  'file-binary': error('A text file contains binary data or is not UTF-8.'),
  'file-empty': warning('A file is empty.'),
  'file-bom': warning('A file begins with a byte order mark.'),
  'file-line-endings': warning('A file has Windows line endings.'),
  'line-too-long': warning('A line is too long to be edited or compared.'),
  // Front matter and data
  'merge-conflict': error('A file has an unresolved merge conflict.'),
  'front-matter-missing': error('The front matter, or its opening line, is missing.'),
  'yaml-invalid': error('The front matter or a data file is not valid YAML.'),
  'key-unknown': error('A key that the collection does not have.'),
  'key-foreign': warning('A key of another generator that has no effect here or keeps the page unpublished.'),
  'entry-incomplete': warning('An imported entry lacks something that its collection asks for.'),
  'key-missing': error('A key that the collection requires is missing.'),
  'value-invalid': error('A value that the key does not accept.'),
  'text-ambiguous': warning('Unquoted text that could mean something else.'),
  'version-not-text': error('An unquoted version is read as a number.'),
  'date-invalid': error('Not a real date.'),
  'instant-without-offset': error('A time without a time zone.'),
  'id-invalid': error('A file name that cannot be part of a URL.'),
  'id-duplicate': error('Two entries have the same id, uid or address.'),
  'title-duplicate': warning('Two entries of one kind have the same title.'),
  'reference-missing': error('An id that no entry has.'),
  'export-invalid': error('The export of an issue tracker is incomplete or broken.'),
  'stand-in-left': error('Something published still contains TODO; in a draft it is a warning.'),
  'export-unread': warning('Part of the export of an issue tracker is ignored.'),
  // Body
  'mdx-invalid': error('The body is not valid MDX.'),
  'block-unclosed': error('Code or a comment that is never closed swallows what follows.'),
  'footnote-unmatched': warning('A footnote without its text, or a text without a reference.'),
  'text-too-deep': error('A text is nested too deeply to be printed.'),
  'component-unknown': error('A component that does not exist.'),
  'component-misplaced': error('A component is where it is not allowed: a block in a sentence or in a table cell.'),
  'component-prop': error('A prop that the component does not have, or a value that it does not allow.'),
  'code-in-content': error('Code in content: import, export or an expression.'),
  'html-unsafe': error('HTML that could run code.'),
  'html-hidden': error('HTML that browsers do not show; it is left out.'),
  'diagram-invalid': error('A diagram that cannot be drawn.'),
  'html-unclosed': warning('An HTML element is never closed; its tag is printed as text.'),
  'callout-invalid': warning('A callout of an unknown kind, or without a beginning or an end.'),
  'anchor-invalid': warning('An invalid or duplicate id of a heading or anchor.'),
  'template-leftover': warning('The text contains markup of another generator.'),
  // People, changelog and releases
  'alt-missing': error('A picture in the changelog or a release has no alt text.'),
  'person-inactive': error('Someone who has left signs something new.'),
  'entry-unreleased': error('No release ships a published entry to a versioned offering.'),
  'entry-before-release': error('An entry names a release that is older than the entry.'),
  'entry-unreviewed': error('An entry is published without approval by someone other than its authors.'),
  'feature-unnamed': error('A public entry of the type "added" names no feature.'),
  'breaking-without-action': error('A breaking change does not say what to do.'),
  'breaking-in-patch': error('A patch release ships a breaking change.'),
  'removal-unannounced': error('Something is removed without having been deprecated.'),
  'removal-too-soon': error('Something is removed before the notice period ends.'),
  'security-incomplete': error('A security fix lacks affected versions or fixed releases.'),
  'folder-date-differs': warning('An entry is in the folder of another month.'),
  'release-order': error('The dates of releases contradict their version numbers.'),
  'release-future': error('A release has the status "released" before its date.'),
  'release-unexplained': error('A release was withdrawn without a reason.'),
  'upgrade-notes-missing': error('A release with a breaking change has no upgrade notes.'),
  // Tiers
  'tier-written': error('A changelog entry names tiers in its front matter.'),
  'tier-in-prose': warning('The text of an entry names a tier that does not have its features.'),
  'tier-name-as-id': error('A tier is referred to by name instead of by id.'),
  'tier-not-yet': error('A tier has a feature before the tier was introduced.'),
  'availability-overlap': error('Two rows give a tier the same feature at the same time.'),
  'taken-away-unannounced': warning('A tier loses a feature, but no entry announces it.'),
  'tier-without-successor': error('A tier is retired without a successor.'),
  'succession-cycle': error('Tiers replace each other in a cycle.'),
  // Strategy, roadmap and milestones
  'range-reversed': error('An end before its start, or a maximum below its minimum.'),
  'day-ahead': warning('Something recorded as done is dated in the future.'),
  'strategy-without-successor': error('A strategy is superseded, but no other supersedes it.'),
  'strategy-twice-active': error('Two strategies with the same scope are active.'),
  'change-unexplained': error('A target or an owner changed since the last edition without an explanation.'),
  'review-overdue': warning('A review is overdue.'),
  'objective-unmeasured': error('An active objective has no measure.'),
  'objective-outlived': warning('An active objective serves a strategy that is no longer active.'),
  'readings-order': warning('The readings of a measure are not sorted by date.'),
  'measure-contradictory': warning('The target of a measure contradicts its direction.'),
  'roadmap-unfounded': error('A roadmap item has no objective and no supporting insight.'),
  'roadmap-unevidenced': error('An item with the horizon "now" lacks evidence.'),
  'score-against-evidence': warning('Insights contradict a score or a priority.'),
  'dependency-cycle': error('Roadmap items depend on each other in a cycle.'),
  'shipped-without-entry': error('A roadmap item has shipped, but no changelog entry names it.'),
  'dropped-without-reason': error('A roadmap item was dropped without a reason.'),
  'bet-overdue': warning('The decision on a bet is overdue.'),
  'milestone-without-dri': error('A milestone has no DRI.'),
  'milestone-unsettled': error('A milestone does not say what happened to an item.'),
  'scope-twice': error('A milestone lists the same item twice.'),
  'carry-over-backward': error('An item is carried over to a milestone that is not later.'),
  'milestone-over-capacity': warning('A milestone commits to more than its capacity.'),
  'announced-missing': warning('Something shipped should be announced, but no entry names it.'),
  // Triage, decisions, roles and openings
  'triage-example-fails': error('An example of a triage rule gets another result.'),
  'triage-unreachable': error('A triage rule that no issue can match.'),
  'triage-uncovered': warning('No triage rule matches a new issue.'),
  'superseded-by-none': error('Something is superseded, but does not name its replacement.'),
  'supersession-cycle': error('Decisions or strategies supersede each other in a cycle.'),
  'decision-rewritten': error('An accepted decision was edited after the fact.'),
  'not-responsible-by-whom': error('A role is not responsible for something, but does not name who is.'),
  'owned-twice': error('Two roles own the same thing.'),
  'reporting-cycle': error('Roles report to each other in a cycle.'),
  'opening-incomplete': error('An opening lacks information that job boards require.'),
  'opening-expired': error('An opening is still open after its application deadline.'),
  // Collections of a company
  'rule-broken': error("An entry breaks a rule of the company's own collection."),
  'collection-failed': error("The code of the company's own collection failed for an entry."),
  'component-failed': error('A component of the company failed.'),
  'rule-failed': error('A rule of the company failed, or reported something that it could not have found.'),
  // Links
  'link-missing': error('A link to a page or file that does not exist.'),
  'link-placeholder': warning('A link with a placeholder for its address.'),
  'link-outside': warning('A link to an address of this host that is not part of the handbook.'),
  'anchor-missing': error('A link to a heading that does not exist.'),
  'image-missing': error('An image that does not exist.'),
  'image-invalid': error('An image that browsers cannot show, or that does not match its file name.'),
  'image-large': warning('An image that is larger than necessary.'),
  'image-reduced': warning('A drawing that loses something when published.'),
  'file-type-refused': error('A file of a type that is not published, because a browser or server might run it.'),
  'preview-glyphs': warning('The build machine has no font for some letters of a title.'),
  'metadata-kept': warning('A file is published with metadata that cannot be removed.'),
  'link-to-hidden': error('A link to a page that readers of this page cannot see.'),
  'redirect-chain': error('A redirect leads to an address that redirects too.'),
  'redirect-shadows': error('A redirect has the address of a page.'),
  // Editions
  'edition-missing': warning('The commit of an edition is missing; the edition is skipped.'),
  'withheld-unknown': error('A redaction matches no revision.'),
  'withheld-today': warning('A text redacted in editions is still in the current handbook.'),
  'edition-moved': warning('An edition shows a different commit than before.'),
  'edition-unmerged': warning('An edition whose commit other clones may lack.'),
  'edition-gone': warning('An edition was removed from the list, and its addresses are broken.'),
  'url-lost': error('An address of an earlier edition is broken.'),
  'anchor-lost': warning('A heading of an edition no longer has its anchor in the current page.'),
  'defaults-unknown': warning('The texts that used to be for staff by default cannot be determined.'),
  'edition-unread': warning('An edition contains texts that do not pass the current checks.'),
} as const satisfies Record<string, CodeFacts>

export type ProblemCode = keyof typeof table
/** A code of ours, or of a company's rule. */
export type Code = ProblemCode | (string & Record<never, never>)

export const problemCodes: Readonly<Record<ProblemCode, CodeFacts>> = table

export function isOurCode(code: string): code is ProblemCode {
  return Object.hasOwn(table, code)
}

/** Returns the command that explains a code. It doesn't depend on the content folder. */
export function explainCommand(code: Code): string {
  return command(['explain', code])
}

/** Returns the path of a code's page below the address of the documentation. */
export function manualPage(code: ProblemCode): string {
  return `handbook/problems/${code}/`
}
