/** Structured data for search engines, using https://schema.org. */
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

/** `breadcrumbs` lead to the page, without itself; `updated` is the date or time of its last change, if known. */
export function structuredDataOf(entry: Entry, handbook: Handbook, breadcrumbs: readonly Link[], updated?: string): Thing[] {
  return [breadcrumbList(entry, handbook, breadcrumbs), ...thingsOf(entry, handbook, updated)]
}

/** JSON for a script element: no text in it can end the element. */
export function structuredDataText(things: readonly Thing[]): string {
  // In JSON, "<" only occurs in strings, where it can be escaped like this.
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
  const { authors = [], revisions = [] } = entry.data
  const published = dateOf(entry)
  const people = authors.flatMap((id) => handbook.entryIndex.find('people', id)?.title ?? [])
  return {
    '@type': 'TechArticle',
    headline: entry.title,
    ...(entry.description !== undefined && { description: entry.description }),
    url: address(entry.url ?? '/', handbook),
    datePublished: published,
    // Revisions are recorded by hand; the file may be older than the entry if it was written in advance.
    dateModified: [published, ...revisions.map(({ on }) => on), ...(updated ? [updated.slice(0, 10)] : [])].sort().at(-1),
    ...(people.length > 0 && { author: people.map((name) => ({ '@type': 'Person', name })) }),
    publisher: organisation(handbook),
  }
}

/** A release that is out. Planned and withdrawn releases can't be used as software. */
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

/** An opening that accepts applications at the time of the run. */
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

/** "Berlin, DE" is a city and a country, which job boards require; other text isn't split. */
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
