/** German text of releases: the calendar, the changelog's list, and the feature matrix. */
import type { Words } from '../catalogue.ts'

export const releases: Words['releases'] = {
  name: (organisation) => `${organisation}: Versionen`,
  events: {
    released: (product, version) => `${product} ${version}`,
    planned: (product, version) => `${product} ${version} (geplant)`,
    yanked: (product, version) => `${product} ${version} (zurückgezogen)`,
    support: (product, version) => `Unterstützung für ${product} ${version} endet`,
  },

  subscribe: 'Versionen und das Ende ihrer Unterstützung in den eigenen Kalender übernehmen (.ics)',
  supported: 'Unterstützte Versionen',
  supportWindow: (from, until) => `${from} bis ${until}`,
  supportOpen: (from, supported) =>
    supported === 1
      ? `seit ${from}, bis zur nächsten Nebenversion`
      : `seit ${from}, bis ${supported} weitere Nebenversionen erschienen sind`,
  latest: 'neueste:',
  today: (day) => `Die Linie zeigt den heutigen Tag, ${day}.`,

  timeline: 'Zeitleiste',
  legend: 'Jede Version steht in ihrem Monat. Strich: Patch. Punkt: Vorabversion. Gestrichelt: geplant. Durchgestrichen: zurückgezogen.',
  cadence: (minors, patches, prereleases, days) =>
    [
      minors === 1 ? '1 Version' : `${minors} Versionen`,
      ...(patches === 0 ? [] : [patches === 1 ? '1 Patch' : `${patches} Patches`]),
      ...(prereleases === 0 ? [] : [prereleases === 1 ? '1 Vorabversion' : `${prereleases} Vorabversionen`]),
      ...(days === undefined ? [] : [`meist im Abstand von ${days === 1 ? '1 Tag' : `${days} Tagen`}`]),
    ].join(', '),
  planned: 'geplant',
  withdrawn: 'zurückgezogen',
  ticks: { patch: (versions) => `Patches: ${versions}`, prerelease: (versions) => `Vorabversionen: ${versions}` },
  isPrerelease: 'Das ist eine Vorabversion zum Testen. Sie wird nicht unterstützt.',
  prepares: 'Sie erscheint vor',
  prereleasesOf: 'Vorabversionen',
  prerelease: 'Vorabversion',

  stopAt: 'Bevor Sie auf diese Version aktualisieren, aktualisieren Sie auf',
  isPlanned: 'Diese Version ist geplant, aber noch nicht erschienen.',
  isYanked: 'Diese Version wurde zurückgezogen.',
  takeInstead: 'Verwenden Sie stattdessen:',
  support: 'Unterstützung',
  supportLeft: 'Unterstützt bis',
  supportOver: 'Nicht mehr unterstützt seit',
  isUnsupported: 'Nicht unterstützt',
  upgradeFrom: (version) => `Was sich beim Aktualisieren auf ${version} ändert`,
  supportNoEnd: 'Unterstützt',
  supportEndedBy: 'mit dem Erscheinen von',
  patchesOf: 'Patch-Versionen',
  opens: 'Das ist ein Patch für',
  groups: {
    breaking: 'Inkompatible Änderungen',
    action: 'Maßnahme nötig',
    added: 'Neu',
    changed: 'Geändert',
    deprecated: 'Abgekündigt',
    removed: 'Entfernt',
    fixed: 'Behoben',
    security: 'Sicherheit',
    other: 'Weitere Änderungen',
  },
}

export const changelogList: Words['changelogList'] = {
  fields: { type: 'Art', tier: 'Tarif', offering: 'Angebot', area: 'Bereich', year: 'Jahr' },
  count: (found, all) => (found === all ? (all === 1 ? '1 Eintrag' : `${all} Einträge`) : `${found} von ${all} Einträgen`),
  nothing: 'Keine Treffer. Heben Sie die Filter auf, um alle Einträge zu sehen.',
  isNew: 'Neu',
  news: (count) => (count === 1 ? '1 Eintrag ist seit Ihrem letzten Besuch neu.' : `${count} Einträge sind seit Ihrem letzten Besuch neu.`),
}

export const filter: Words['filter'] = {
  text: 'In dieser Liste suchen',
  filter: 'Filtern',
  apply: 'Anwenden',
  clear: 'Filter aufheben',
  remove: (field, value) => `${field}: ${value}. Diesen Filter aufheben`,
  fetching: 'Alle Seiten der Liste werden durchsucht …',
  partly: 'Die anderen Seiten der Liste konnten nicht geladen werden. Gefiltert ist deshalb nur diese Seite.',
  unknown: (field, value) => `${field}: „${value}“ gibt es hier nicht. Dieser Filter gilt deshalb nicht.`,
}

export const news: Words['news'] = {
  isNew: 'Neu',
  news: (count) => (count === 1 ? '1 Änderung seit Ihrem letzten Besuch.' : `${count} Änderungen seit Ihrem letzten Besuch.`),
}

export const whatsNew: Words['whatsNew'] = {
  title: 'Was ist neu?',
  all: 'Alle Änderungen',
  none: 'Noch keine Änderungen.',
  failed: 'Die letzten Änderungen können gerade nicht angezeigt werden.',
}

export const matrix: Words['matrix'] = {
  today: 'Heute',
  asOf: (day) => `Stand: ${day}`,
  asOfRelease: (version, day) => `Stand: ${version}, ${day}`,
  unknown: (asked) => `Die Version oder den Tag „${asked}“ kennen wir nicht. Angezeigt wird der heutige Stand.`,
  failed: 'Die Übersicht für diesen Tag konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  feature: 'Funktion',
  has: 'Enthalten',
  hasNot: 'Nicht enthalten',
  all: 'Alle Tarife',
  undecided: 'Noch offen',
  apart: (count, offering) => `${count === 1 ? '1 Funktion' : `${count} Funktionen`}, an diesem Tag bei ${offering} in keinem Tarif`,
  none: 'An diesem Tag gab es hier keine Tarife.',
  noFeatures: 'Für diesen Tag sind keine Funktionen verzeichnet.',
  tableOf: (offering) => `Funktionen nach Tarif bei ${offering}`,
  nowCalled: (before, now) => `${before}, jetzt ${now}`,
}
