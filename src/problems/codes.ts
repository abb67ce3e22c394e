/** Problem codes with severity and summary. Codes are permanent: users filter by them and link to their pages. */
import { command } from '../plain/command.ts'

export type Severity = 'error' | 'warning'

interface Code {
  severity: Severity
  /** One line for lists of codes: SARIF rules, the index of the documentation. */
  summary: string
}

const error = (summary: string): Code => ({ severity: 'error', summary })
const warning = (summary: string): Code => ({ severity: 'warning', summary })

const table = {
  // The folder
  'folder-missing': error('The content folder is not there.'),
  'folder-unknown': warning('A file or folder at the top of the content folder belongs to no collection.'),
  'folder-cycle': error('A link on disk leads back to a folder that contains it.'),
  'folder-twice': error('A link on disk leads to a folder that is read under another path.'),
  'file-outside': error('A link on disk leads out of the content folder.'),
  'entry-misplaced': error('Something lies where it is not read, or where something else belongs.'),
  'file-type-unknown': error('A file in a collection has an ending that is not read.'),
  'file-left-out': warning('A text is left out because of its name.'),
  'file-unreadable': error('A file cannot be read.'),
  'file-binary': error('A text file holds binary data or is not UTF-8.'),
  'file-empty': warning('A file holds no text.'),
  'file-bom': warning('A file begins with a byte order mark.'),
  'file-line-endings': warning('A file ends its lines in the Windows way.'),
  'line-too-long': warning('A line is too long to be edited or compared.'),
  // Front matter and data
  'merge-conflict': error('A merge of two versions of a file is not settled.'),
  'front-matter-missing': error('The front matter, or its opening line, is missing.'),
  'yaml-invalid': error('The front matter or data file is not YAML that can be read.'),
  'key-unknown': error('A key that the collection does not have.'),
  'key-foreign': warning('A key of another generator that means nothing here or keeps the page unpublished.'),
  'key-missing': error('A key that the collection requires is missing.'),
  'value-invalid': error('A value is not of the kind that the key takes.'),
  'text-ambiguous': warning('A text without quotes that may be meant in another way.'),
  'version-not-text': error('A version without quotes is read as a number.'),
  'date-invalid': error('Not an existing day.'),
  'instant-without-offset': error('A moment without its time zone.'),
  'id-invalid': error('A file name that cannot be an address.'),
  'id-duplicate': error('Two entries have one id, identity or address.'),
  'title-duplicate': warning('Two entries of one kind have the same title.'),
  'reference-missing': error('An id that no entry has.'),
  'export-invalid': error('The export of an issue tracker is cut off or broken.'),
  'stand-in-left': error('Something is published that is still to be written; in a draft it is a warning.'),
  'export-unread': warning('Something in the export of an issue tracker is not read.'),
  // Body
  'mdx-invalid': error('The body is not MDX that can be read.'),
  'block-unclosed': error('Code or a comment that is never closed swallows what follows.'),
  'footnote-unmatched': warning('A footnote without its text, or a text that no footnote leads to.'),
  'text-too-deep': error('A text is nested too deeply to be printed.'),
  'component-unknown': error('A component outside the vocabulary.'),
  'component-misplaced': error('A component stands where it cannot: a block in a sentence or in a cell.'),
  'component-prop': error('A prop that the component does not take, or a value that it does not allow.'),
  'code-in-content': error('Code in content: import, export or an expression.'),
  'html-unsafe': error('HTML that could run code.'),
  'html-hidden': error('HTML that a browser does not show; it is left out.'),
  'diagram-invalid': error('A diagram that cannot be drawn.'),
  'html-unclosed': warning('An element of HTML is opened and never closed; its tag is printed as text.'),
  'callout-invalid': warning('A callout of a kind that nobody knows, or without a beginning or an end.'),
  'anchor-invalid': warning('An id of a heading or a place that cannot be one, or that the page has twice.'),
  'template-leftover': warning('Markup of another generator was left in the text.'),
  // People, changelog and releases
  'alt-missing': error('A picture in the changelog or a release without a text for those who cannot see it.'),
  'person-inactive': error('Somebody who left signs something new.'),
  'entry-unreleased': error('A published entry that no release brings to a versioned offering.'),
  'entry-before-release': error('An entry names a release that came before it.'),
  'entry-unreviewed': error('An entry is published without an approval by somebody other than its authors.'),
  'feature-unnamed': error('A public entry says that something was added, and names no feature.'),
  'breaking-without-action': error('Something breaks, and nothing says what to do.'),
  'breaking-in-patch': error('A patch release brings something that breaks.'),
  'removal-unannounced': error('Something is removed that was never deprecated.'),
  'removal-too-soon': error('Something is removed with a shorter notice than was promised.'),
  'security-incomplete': error('A security fix without identifier, affected versions or fixed releases.'),
  'folder-date-differs': warning('An entry lies in the folder of another month.'),
  'release-order': error('Releases of one line whose dates contradict their numbers.'),
  'release-future': error('A release is called released before its day.'),
  'release-unexplained': error('A release was withdrawn without a reason.'),
  'upgrade-notes-missing': error('A release brings something that breaks, and has no upgrade notes.'),
  // Tiers
  'tier-written': error('Tiers are written on an entry of the changelog.'),
  'tier-in-prose': warning('The text of an entry names a tier that its features do not give.'),
  'tier-name-as-id': error('A tier is named by its name, not by its id.'),
  'tier-not-yet': error('A tier has a feature before the tier was introduced.'),
  'availability-overlap': error('Two rows give one tier a feature at one time.'),
  'taken-away-unannounced': warning('A tier loses a feature, and no entry says so.'),
  'tier-without-successor': error('A tier is retired, and no tier replaces it.'),
  'succession-cycle': error('Tiers replace each other in a circle.'),
  // Strategy, roadmap and milestones
  'range-reversed': error('Something ends before it begins, or its least is more than its most.'),
  'day-ahead': warning('Something is said to have happened on a day that is still to come.'),
  'strategy-without-successor': error('A strategy is superseded, and no other supersedes it.'),
  'strategy-twice-active': error('Two strategies of one scope are active.'),
  'change-unexplained': error('A target or an owner changed since the last edition, and nothing says why.'),
  'review-overdue': warning('Something was to be reviewed by now.'),
  'objective-unmeasured': error('An active objective has no measure.'),
  'objective-outlived': warning('An active objective serves a strategy that no longer holds.'),
  'readings-order': warning('Readings of a measure are not in the order of their days.'),
  'measure-contradictory': warning('The target of a measure lies on the other side of its baseline than its direction says.'),
  'roadmap-unfounded': error('An item of the roadmap serves no objective, and no insight speaks for it.'),
  'roadmap-unevidenced': error('An item is for now without enough evidence.'),
  'dependency-cycle': error('Items of the roadmap wait for each other.'),
  'shipped-without-entry': error('An item has shipped, and no entry of the changelog names it.'),
  'dropped-without-reason': error('An item was dropped without a reason.'),
  'bet-overdue': warning('A bet was to be decided by now.'),
  'milestone-without-dri': error('Nobody answers for a milestone.'),
  'milestone-unsettled': error('A milestone does not say what became of something in it.'),
  'scope-twice': error('A milestone has one thing twice.'),
  'carry-over-backward': error('Something is carried over to a milestone that is not later.'),
  'milestone-over-capacity': warning('A milestone commits to more than fits.'),
  'announced-missing': warning('Something shipped was to be announced, and no entry names it.'),
  // Triage, decisions, roles and openings
  'triage-example-fails': error('An example of a rule of triage gets another result.'),
  'triage-unreachable': error('A rule of triage that no issue can ever match.'),
  'triage-uncovered': warning('No rule of triage catches a new issue.'),
  'superseded-by-none': error('Something is superseded, and nothing says by what.'),
  'supersession-cycle': error('Decisions or strategies supersede each other in a circle.'),
  'decision-rewritten': error('An accepted decision was edited after the fact.'),
  'not-responsible-by-whom': error('A role is not responsible for something, and nothing says who is.'),
  'owned-twice': error('Two roles own one thing.'),
  'reporting-cycle': error('Roles report to each other in a circle.'),
  'opening-incomplete': error('An open position lacks what boards of jobs ask for.'),
  'opening-expired': error('A position is open after the last moment to apply.'),
  // Collections of a company
  'rule-broken': error("An entry breaks a rule that the company's own collection has."),
  'collection-failed': error("The code of the company's own collection failed for an entry."),
  // Links
  'link-missing': error('A link to a page or file that is not there.'),
  'link-placeholder': warning('A link with nothing but a placeholder for its address.'),
  'link-outside': warning('A link to an address of this host that the handbook does not make.'),
  'anchor-missing': error('A link to a heading that is not there.'),
  'image-missing': error('An image that is not there.'),
  'image-invalid': error('An image that browsers cannot show, or that is not what its name says.'),
  'image-large': warning('An image that is larger than anybody needs.'),
  'image-reduced': warning('A drawing that loses something when it is published.'),
  'file-type-refused': error('A file of a kind that is not published, since a browser or a server might run it.'),
  'preview-glyphs': warning('A title in letters for which the machine that builds has no font.'),
  'metadata-kept': warning('A file that says more than what it shows, where that cannot be taken out.'),
  'link-to-hidden': error('A link to a page that the reader of this page may not see.'),
  'redirect-chain': error('A redirect leads to an address that is redirected itself.'),
  'redirect-shadows': error('A redirect has the address of a page.'),
  // Editions
  'edition-missing': warning('An edition whose commit is not here; it is left out of what is built.'),
  'withheld-unknown': error('Something is withheld that no revision has.'),
  'withheld-today': warning("Something is withheld in editions, and stands in today's handbook."),
  'edition-moved': warning('An edition shows another commit than it did before.'),
  'edition-unmerged': warning('An edition whose commit other clones may lack.'),
  'edition-gone': warning('An edition that was in the list before, and whose addresses lead nowhere now.'),
  'url-lost': error('An address of an earlier edition that nothing answers any more.'),
  'anchor-lost': warning("A heading that an edition has, and whose anchor today's page lacks."),
  'defaults-unknown': warning('Which texts were for staff by default at an earlier time cannot be told.'),
  'edition-unread': warning('Texts of an edition that are not as the check wants them today.'),
} as const satisfies Record<string, Code>

export type ProblemCode = keyof typeof table
export const problemCodes: Readonly<Record<ProblemCode, Code>> = table

/** Returns the command that explains a code. It doesn't depend on the content folder. */
export function explainCommand(code: ProblemCode | 'CODE'): string {
  return command(['explain', code])
}

/** Returns the path of a code's page below the address of the documentation. */
export function manualPage(code: ProblemCode): string {
  return `handbook/problems/${code}/`
}
