/** What search engines read of a page beside its text, in the words of https://schema.org. */
import type { Entry } from '../graph/entry.ts'
import type { Handbook } from '../graph/handbook.ts'
import type { Link } from '../graph/link.ts'
import { employmentType, isOpen } from '../collections/openings/view.ts'
import { absoluteUrl } from '../graph/paths.ts'
import { printEntryForFeed } from './printing.ts'
import { dateOf } from '../collections/changelog/listing.ts'

export interface Thing {
  '@type': string
  [property: string]: unknown
}

/** `breadcrumbs` lead to the page, without itself; `updated` is the day or moment of its last change, if known. */
export function structuredDataOf(entry: Entry, handbook: Handbook, breadcrumbs: readonly Link[], updated?: string): Thing[] {
  return [breadcrumbList(entry, handbook, breadcrumbs), ...thingsOf(entry, handbook, updated)]
}

/** JSON for a script element: no text in it can end the element. */
export function structuredDataText(things: readonly Thing[]): string {
  // "<" stands in no JSON but within a string, where it may be written in this way.
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replaceAll('<', '\\u003c')
}

function breadcrumbList(entry: Entry, handbook: Handbook, breadcrumbs: readonly Link[]): Thing {
  const places = [...breadcrumbs, { title: entry.title, url: entry.url }]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: places.map(({ title, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      ...(url !== undefined && { item: address(url, handbook) }),
    })),
  }
}

function thingsOf(entry: Entry, handbook: Handbook, updated: string | undefined): Thing[] {
  switch (entry.collection) {
    case 'changelog':
      return [techArticle(entry, handbook, updated)]
    case 'releases':
      return softwareApplication(entry, handbook)
    case 'openings':
      return jobPosting(entry, handbook)
    default:
      return []
  }
}

function techArticle(entry: Entry<'changelog'>, handbook: Handbook, updated: string | undefined): Thing {
  const { authors, revisions = [] } = entry.data
  const published = dateOf(entry)
  const people = authors.flatMap((id) => handbook.entryIndex.find('people', id)?.title ?? [])
  return {
    '@type': 'TechArticle',
    headline: entry.title,
    ...(entry.description !== undefined && { description: entry.description }),
    url: address(entry.url ?? '/', handbook),
    datePublished: published,
    // What was revised is said by hand; a file may be older than its entry where it was written ahead.
    dateModified: [published, ...revisions.map(({ on }) => on), ...(updated ? [updated.slice(0, 10)] : [])].sort().at(-1),
    ...(people.length > 0 && { author: people.map((name) => ({ '@type': 'Person', name })) }),
    publisher: organisation(handbook),
  }
}

/** A release that is out; what is planned or was taken back is no software that one can have. */
function softwareApplication(entry: Entry<'releases'>, handbook: Handbook): Thing[] {
  const { status, date, offering } = entry.data
  if (status !== 'released') return []
  return [
    {
      '@type': 'SoftwareApplication',
      name: handbook.entryIndex.find('offerings', offering)?.title ?? handbook.config.organisation,
      softwareVersion: entry.id,
      datePublished: date,
      releaseNotes: address(entry.url ?? '/', handbook),
      publisher: organisation(handbook),
    },
  ]
}

/** An opening to which one can apply at the instant of the run. */
function jobPosting(entry: Entry<'openings'>, handbook: Handbook): Thing[] {
  const { role, posted, validThrough, employment, location, remote, salary } = entry.data
  if (!isOpen(entry, handbook.now)) return []
  const mission = handbook.entryIndex.find('roles', role)?.data.mission
  return [
    {
      '@type': 'JobPosting',
      title: entry.title,
      description: printEntryForFeed(entry, handbook) || mission || entry.title,
      url: address(entry.url ?? '/', handbook),
      datePosted: posted,
      validThrough,
      employmentType: employmentType(employment) ?? 'OTHER',
      hiringOrganization: organisation(handbook),
      ...(location !== undefined && { jobLocation: { '@type': 'Place', address: postalAddress(location) } }),
      ...(remote && {
        jobLocationType: 'TELECOMMUTE',
        applicantLocationRequirements: remote.countries.map((name) => ({ '@type': 'Country', name })),
      }),
      ...(salary && {
        baseSalary: {
          '@type': 'MonetaryAmount',
          currency: salary.currency,
          value: { '@type': 'QuantitativeValue', minValue: salary.min, maxValue: salary.max, unitText: salary.per.toUpperCase() },
        },
      }),
    },
  ]
}

/** "Berlin, DE" names a town and a country, which boards of jobs ask for; another text stays one. */
function postalAddress(location: string): Thing | string {
  const [, town, country] = /^(.+),\s*([A-Z]{2})$/.exec(location.trim()) ?? []
  return town === undefined ? location : { '@type': 'PostalAddress', addressLocality: town, addressCountry: country }
}

function organisation({ config }: Handbook): Thing {
  return { '@type': 'Organization', name: config.organisation }
}

function address(path: string, { config }: Handbook): string {
  return absoluteUrl(path, config.site, config.base)
}
