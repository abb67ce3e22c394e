/** Search records of pages that the site makes itself: lists, folders without a page, answers, and what staff work with. */
import type { Handbook } from '../../graph/handbook.ts'
import { entriesOf } from '../../graph/graph.ts'
import { flatten } from '../../graph/navigation.ts'
import { hasPage } from '../../graph/pages.ts'
import {
  backlogPath,
  boardPath,
  changesPath,
  changesTodayPath,
  collectionPath,
  comparePath,
  editionsPath,
  insightsPath,
  issueListPath,
  lanesPath,
  rankingListPath,
  statusPath,
  triagePath,
} from '../../graph/paths.ts'
import { titleOfCollection } from '../../graph/sections.ts'
import { boardText } from '../../words/board.ts'
import { changesText } from '../../words/changes.ts'
import { compareText } from '../../words/compare.ts'
import { editionText } from '../../words/editions.ts'
import { feedText } from '../../words/feeds.ts'
import { planningText } from '../../words/planning.ts'
import { rankingText } from '../../words/ranking.ts'
import { sitePageText as words } from '../../words/site-pages.ts'
import { staffListText } from '../../words/staff-lists.ts'
import { text } from '../../words/text.ts'
import { upgradeText } from '../../words/upgrade.ts'
import { subscribePath } from '../feeds/addresses.ts'
import type { SearchRecord } from './record.ts'

interface SitePage extends Pick<SearchRecord, 'url' | 'title' | 'kind' | 'description' | 'words'> {
  /** Other words by which readers look for it. */
  searchWords?: readonly string[] | undefined
  standing?: SearchRecord['standing']
}

/** Records of pages that this handbook has. A public handbook has none for staff, so it has no records of them. */
export function sitePageRecords(handbook: Handbook): SearchRecord[] {
  return [
    ...listPages(handbook),
    ...folderPages(handbook),
    ...answerPages(handbook),
    ...aboutPages(handbook),
    ...workPages(handbook),
    ...companyPages(handbook),
  ]
    .filter(({ url }) => hasPage(handbook, url))
    .map(({ searchWords = [], ...page }) => ({ standing: 'current', ...page, otherNames: searchWords, facets: {} }))
}

function listPages({ config: { collections } }: Handbook): SitePage[] {
  return collections.listed.map((name) => {
    const { about, searchWords, ...definition } = collections.of(name)
    const title = titleOfCollection(definition)
    return { url: collectionPath(name), title, kind: title, description: about, searchWords }
  })
}

/** Folders that have no page of their own but a list of what is in them. */
function folderPages({ trees, config: { collections } }: Handbook): SitePage[] {
  return (['handbook', 'roles'] as const).flatMap((name) =>
    flatten(trees[name])
      .filter(({ entry, url }) => !entry && url !== collectionPath(name))
      .map(({ title, url, description }) => ({ title, url, description, kind: titleOfCollection(collections.of(name)) })),
  )
}

/** What the changelog, the roadmap and the editions have next to their lists. */
function answerPages(handbook: Handbook): SitePage[] {
  const { collections } = handbook.config
  const changelog = titleOfCollection(collections.of('changelog'))
  const roadmap = collections.of('roadmap')
  const upgradePath = `${collectionPath('changelog')}upgrade/`
  return [
    {
      url: upgradePath,
      title: upgradeText.title,
      description: upgradeText.about,
      words: upgradeChoices(handbook),
      kind: changelog,
      ...words.upgrade,
    },
    { url: subscribePath, title: feedText.title, description: feedText.about, kind: changelog, ...words.subscribe },
    { url: lanesPath('objective'), title: planningText.byObjective, description: roadmap.about, kind: titleOfCollection(roadmap) },
    { url: editionsPath, title: editionText.title, description: editionText.about, kind: words.kind, ...words.editions },
    { url: comparePath, title: compareText.title, description: compareText.about, kind: words.kind, ...words.compare },
    { url: changesPath, title: changesText.title, description: changesText.about, kind: words.kind, ...words.changes },
    { url: changesTodayPath, title: changesText.titleOf(undefined), description: undefined, kind: words.kind },
  ]
}

/** The versions and plans that the upgrade answer knows, for readers who search by theirs. */
function upgradeChoices(handbook: Handbook): string {
  const versions = entriesOf(handbook, 'releases').map(({ id }) => id)
  const plans = entriesOf(handbook, 'tiers').flatMap(({ data }) =>
    data.names.filter(({ from }) => from <= handbook.now).map(({ label }) => label),
  )
  return [...versions, ...new Set(plans)].join(', ')
}

function aboutPages(handbook: Handbook): SitePage[] {
  const start = hasPage(handbook, statusPath) ? words.staffStart : words.start
  return [
    { url: '/', title: words.start.title, description: start.about, kind: words.kind, searchWords: start.searchWords },
    {
      url: '/about/',
      title: text.chrome.about,
      description: words.about.about,
      kind: words.kind,
      searchWords: words.about.searchWords,
      // Help, so it comes last for "handbook" or "page".
      standing: 'low',
    },
  ]
}

/** Pages of the company's own, by the titles in its configuration. */
function companyPages({ config }: Handbook): SitePage[] {
  return config.pages.map(({ path, title, description }) => ({ url: path, title, description, kind: words.kind }))
}

function workPages({ config }: Handbook): SitePage[] {
  const lists = (['blocked', 'orphaned', 'stale'] as const).map((name) => ({
    url: issueListPath(name),
    title: staffListText.lists[name],
    description: staffListText.listAbout[name](config.policy.staleAfter),
    standing: 'detail' as const,
    ...words.issueLists[name],
  }))
  const rankings = (['roadmap', 'backlog'] as const).map((list) => ({
    url: rankingListPath(list),
    title: rankingText.listTitles[list],
    description: rankingText.listAbout[list],
    ...words.ranking,
  }))
  return [
    { url: backlogPath, title: staffListText.backlog, description: staffListText.backlogAbout, ...words.backlog },
    { url: triagePath, title: staffListText.triage, description: staffListText.triageAbout, ...words.triage },
    ...lists,
    { url: insightsPath, title: staffListText.insights, description: staffListText.insightsAbout, ...words.insights },
    ...rankings,
    { url: boardPath, title: boardText.title, description: boardText.about, ...words.board },
    { url: statusPath, title: staffListText.status, description: staffListText.statusAbout, ...words.status },
  ].map((page) => ({ ...page, kind: text.chrome.work }))
}
