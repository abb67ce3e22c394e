/** German names of collections: their lists, and what pages call an entry. */
import type { Words } from '../catalogue.ts'

export const collections: Words['collections'] = {
  handbook: { title: 'Handbuch', about: 'Wie wir arbeiten.' },
  roles: {
    title: 'Rollen',
    about: 'Wer wofür zuständig ist.',
    label: 'Rolle',
    searchWords: ['Organigramm', 'wer ist zuständig', 'wer macht was', 'Zuständigkeiten', 'Aufgaben'],
  },
  strategy: {
    title: 'Strategie',
    about: 'Wohin sich das Produkt entwickelt und warum.',
    label: 'Strategie',
    searchWords: ['Vision', 'Ausrichtung'],
  },
  objectives: {
    title: 'Ziele',
    about: 'Die Ziele der aktuellen Strategie und wie wir sie messen.',
    label: 'Ziel',
    searchWords: ['OKRs', 'Zielwerte', 'Kennzahlen', 'Schlüsselergebnisse'],
  },
  roadmap: {
    title: 'Roadmap',
    about: 'Was jetzt, als Nächstes und später kommt.',
    label: 'Vorhaben',
    searchWords: ['was kommt als Nächstes', 'was kommt', 'demnächst', 'geplant', 'Ausblick'],
  },
  milestones: {
    title: 'Meilensteine',
    about: 'Was für jede Version geplant ist und was daraus wurde.',
    label: 'Meilenstein',
    searchWords: ['Versionsplanung', 'nächster Meilenstein', 'Termine', 'was ist geplant'],
  },
  decisions: {
    title: 'Entscheidungen',
    about: 'Was wann entschieden wurde und was daraus folgt.',
    label: 'Entscheidung',
    searchWords: ['Entscheidungsprotokoll', 'Entscheidungsverzeichnis', 'ADR'],
  },
  openings: {
    title: 'Offene Stellen',
    about: 'Alle offenen Stellen.',
    label: 'Stelle',
    searchWords: ['Jobs', 'Karriere', 'Stellenangebote', 'Stellenausschreibungen', 'Bewerbung'],
  },
  features: {
    title: 'Funktionen',
    about: 'Was das Produkt kann, und in welchem Tarif.',
    label: 'Funktion',
    searchWords: ['Tarife', 'Preise', 'Preisliste', 'Tarife vergleichen', 'Funktionsliste', 'Funktionsübersicht', 'was ein Tarif enthält'],
  },
  releases: {
    title: 'Versionen',
    about: 'Alle Versionen, die neueste zuerst.',
    label: 'Version',
    searchWords: [
      'Releases',
      'Versionsverlauf',
      'nächste Version',
      'neueste Version',
      'welche Version',
      'Download',
      'Veröffentlichungstermine',
      'Versionskalender',
      'Versionsplan',
    ],
  },
  changelog: {
    title: 'Änderungsprotokoll',
    about: 'Was sich für alle geändert hat, die das Produkt nutzen.',
    label: 'Änderung',
    searchWords: ['Changelog', 'Neuigkeiten', 'Neues', 'Aktualisierungen', 'Versionshinweise'],
  },
  glossary: {
    title: 'Glossar',
    about: 'Unsere Begriffe und was sie bedeuten.',
    searchWords: ['Begriffe', 'Definitionen', 'Abkürzungen', 'Akronyme', 'Fachwörter'],
  },
}
