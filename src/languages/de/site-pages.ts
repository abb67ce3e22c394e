/** German text of pages that the site makes itself: words by which readers look for them, and texts that no page shows. */
import type { Words } from '../catalogue.ts'

export const sitePages: Words['sitePages'] = {
  kind: 'Diese Website',
  start: {
    title: 'Startseite',
    about: 'Die neueste Version, Neuigkeiten und alle Abschnitte.',
    searchWords: ['Start', 'Home'],
  },
  staffStart: {
    about: 'Was auf Sie wartet und was überfällig ist, der nächste Meilenstein und die letzten Änderungen.',
    searchWords: [
      'Start',
      'Home',
      'verspätet',
      'überfällig',
      'fällig',
      'wartet auf mich',
      'meine Aufgaben',
      'zu erledigen',
      'Aufgabenliste',
      'To-do-Liste',
      'meine Prüfungen',
      'von mir zu prüfen',
    ],
  },
  about: {
    about: 'Wie Sie sich zurechtfinden, suchen, eine Seite verbessern und ohne JavaScript lesen.',
    searchWords: ['Hilfe', 'Hilfe zur Suche', 'wie suchen', 'Tastenkürzel', 'Barrierefreiheit'],
  },
  upgrade: {
    searchWords: [
      'Upgrade',
      'Update',
      'aktualisieren',
      'Anleitung zum Aktualisieren',
      'Migration',
      'umsteigen',
      'Checkliste',
      'was ist zu tun',
      'welche Version',
      'zwischen Versionen',
    ],
  },
  subscribe: {
    searchWords: [
      'RSS',
      'Atom',
      'Feed',
      'Newsletter',
      'Benachrichtigungen',
      'benachrichtigen',
      'informiert werden',
      'E-Mail',
      'Slack',
      'folgen',
    ],
  },
  changes: {
    searchWords: ['letzte Änderungen', 'Änderungen letzte Woche', 'Änderungen diesen Monat', 'geänderte Seiten', 'Verlauf'],
  },
  editions: {
    searchWords: [
      'alte Fassungen des Handbuchs',
      'früheres Handbuch',
      'voriges Handbuch',
      'Archiv des Handbuchs',
      'alte Stände des Handbuchs',
    ],
  },
  compare: { searchWords: ['zwei Ausgaben vergleichen', 'Unterschiede zwischen Ausgaben'] },
  backlog: {
    searchWords: ['Vorgänge', 'Fehler', 'offene Fehler', 'Fehlerliste', 'Wünsche', 'ungesichtet', 'neue Vorgänge', 'Tickets'],
  },
  triage: { searchWords: ['welche Regel passt', 'Zuordnungsregeln', 'Regeln für neue Vorgänge', 'ungesichtet', 'Triage'] },
  issueLists: {
    blocked: { searchWords: ['Blockaden', 'Vorgänge, die nicht weiterkommen'] },
    orphaned: { searchWords: ['Vorgänge ohne Vorhaben', 'Vorgänge ohne Meilenstein'] },
    stale: { searchWords: ['alte Vorgänge', 'vergessene Vorgänge'] },
  },
  ranking: { searchWords: ['Prioritäten', 'Priorisierung', 'was zuerst', 'Reihenfolge der Roadmap', 'Belege'] },
  insights: {
    searchWords: [
      'Kundenzitate',
      'Rückmeldungen von Kunden',
      'was Kunden sagen',
      'was Kunden gesagt haben',
      'Interviews',
      'Forschungsnotizen',
      'Belege',
    ],
  },
  board: {
    searchWords: [
      'Übersicht',
      'Entwürfe',
      'Entwürfe im Änderungsprotokoll',
      'Einträge in Prüfung',
      'wartet auf Prüfung',
      'eingeplante Einträge',
      'Redaktionsplan',
    ],
  },
  status: {
    searchWords: ['Warnungen', 'Lücken im Plan', 'Ziele ohne Arbeit', 'überfällige Prüfungen', 'Zustand des Handbuchs'],
  },
}
