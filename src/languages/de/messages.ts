/** German text of feeds and of messages to customers. */
import type { Words } from '../catalogue.ts'

export const feeds: Words['feeds'] = {
  title: 'Abonnieren',
  about: 'Verfolgen Sie das Änderungsprotokoll im Feedreader oder in Slack. Dafür brauchen Sie kein Konto.',
  how: [
    'Kopieren Sie eine Adresse in Ihren Feedreader. Wenn Sie weniger Änderungen sehen möchten, nehmen Sie den Feed Ihres Tarifs, Ihres Angebots oder eines Bereichs. Fragt der Feedreader nach einem Format, wählen Sie Atom.',
  ],
  one: 'Wenn Sie einem einzelnen Punkt der Roadmap folgen möchten, öffnen Sie seine Seite. Er hat einen eigenen Feed.',
  getsTitle: 'Was Sie erhalten',
  feed: 'Feed',
  addresses: 'Adressen',
  copy: 'Adresse kopieren',
  copied: 'Kopiert',
  gets: [
    'Jeder Eintrag erscheint einmal, vollständig und mit Bildern. Ändert er sich so, dass es Sie betrifft, erscheint er noch einmal, als aktualisiert gekennzeichnet und mit einem Hinweis, was anders ist.',
    'Ein zurückgezogener Eintrag bleibt eine Zeit lang stehen, mit „Zurückgezogen“ vor dem Titel.',
    'Ein Feed enthält die neuesten Einträge und verweist auf ältere. Feedreader, die Archive unterstützen (RFC 5005), finden so alle. Der Feed „Alles“ enthält auch ältere Einträge vollständig; Feeds nach Tarif, Angebot, Bereich oder Art enthalten Zusammenfassungen.',
  ],
  formats: { atom: 'Atom', rss: 'RSS', json: 'JSON Feed' },
  groups: {
    all: 'Alles',
    tier: 'Nach Tarif',
    offering: 'Nach Angebot',
    area: 'Nach Bereich',
    type: 'Nach Art',
    other: 'Weitere Feeds',
    item: 'Punkte der Roadmap',
  },
  named: (organisation, what) => `${organisation}: ${what}`,
  narrowed: (title, to) => `${title}: ${to}`,
  changelog: 'Änderungsprotokoll',
  releases: 'Versionen',
  strategy: 'Strategie',
  roadmap: 'Roadmap',
  descriptions: {
    all: 'Was sich für alle geändert hat, die das Produkt nutzen.',
    tier: (name) => `Was sich im Tarif ${name} geändert hat.`,
    offering: (name) => `Was sich bei ${name} geändert hat.`,
    area: (name) => `Was sich im Bereich ${name} geändert hat.`,
    type: (name) => `Nur Änderungen dieser Art: ${name}.`,
    releases: 'Jede Version, sobald sie erscheint, mit ihren Hinweisen.',
    strategy: 'Wohin sich das Produkt entwickelt und wie sich das geändert hat.',
    roadmap: 'Was geplant ist und was daraus wurde.',
    item: (status) => `Was mit diesem Punkt der Roadmap geschieht und warum. Status: ${status}.`,
    milestone: (title) => `Meilenstein: ${title}.`,
    shippedIn: (releases) => `Ausgeliefert in ${releases.join(', ')}.`,
  },
  link: (title, format) => `${title} (${format})`,
  wholeText: 'Ganzer Text',
  withdrawn: (title) => `Zurückgezogen: ${title}`,
}

export const broadcasts: Words['broadcasts'] = {
  subject: (title, headline) => (headline === undefined ? title : `${title}: ${headline}`),
  correction: (subject) => `Korrektur: ${subject}`,
  corrects: (day, title) =>
    title === undefined
      ? `Damit korrigieren wir unsere Nachricht vom ${day}.`
      : `Damit korrigieren wir unsere Nachricht vom ${day} mit dem Titel „${title}“.`,
  withdrawn: (title) => `Zurückgezogen: ${title}`,
  readOn: 'Im Änderungsprotokoll lesen',
  readRelease: 'Alle Versionshinweise lesen',
  cut: 'Diese Nachricht ist zu lang, um sie ganz zu zeigen.',
  more: (count) => (count === 1 ? '1 weitere Änderung' : `${count} weitere Änderungen`),
  unsubscribe: 'Abbestellen',
  because: (organisation) => `Sie erhalten diese Nachricht, weil Sie Produktneuigkeiten von ${organisation} bestellt haben.`,
  digest: {
    title: (organisation, period) => `Neues bei ${organisation}, ${period}`,
    preview: (changes, releases) =>
      [
        changes === 0 ? '' : changes === 1 ? '1 Änderung' : `${changes} Änderungen`,
        releases === 0 ? '' : releases === 1 ? '1 Version' : `${releases} Versionen`,
      ]
        .filter((part) => part !== '')
        .join(', ') || 'Neues von der Roadmap',
    releases: 'Versionen',
    roadmap: 'Roadmap',
    breaking: 'Inkompatible Änderungen',
    link: 'Alle Änderungen ansehen',
  },
  reminder: {
    title: (count) => (count === 1 ? 'Eine Sache wartet auf Sie' : `${count} Dinge warten auf Sie`),
    noOwner: 'Ohne Verantwortliche',
    link: 'Handbuch öffnen',
    because: 'Sie erhalten diese Nachricht, weil das Handbuch Sie als verantwortlich nennt.',
  },
  file: {
    title: 'Änderungsprotokoll',
    about: 'Was sich für alle geändert hat, die das Produkt nutzen, im Format von',
    form: 'Keep a Changelog',
    unreleased: 'Noch nicht erschienen',
    none: 'Keine Änderungen für Kunden.',
  },
}
