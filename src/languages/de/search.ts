/** German text of the search. Its script bundles it, so functions use nothing but their parameters. */
import type { Words } from '../catalogue.ts'

export const search: Words['search'] = {
  open: 'Suchen',
  label: 'Das Handbuch durchsuchen',
  submit: 'Suchen',
  title: 'Suche',
  needsScript: 'Zum Suchen muss JavaScript eingeschaltet sein. Sie können auch die Abschnitte oben durchgehen.',
  none: (query) => `Keine Ergebnisse für „${query}“.`,
  today: 'Heute',
  edition: 'Ausgabe',
  allEditions: 'Alle Ausgaben',
  foundIn: 'In',
  within: (scope) => (scope === 'today' ? '' : scope === 'all' ? 'In allen Ausgaben:' : `In der Ausgabe „${scope}“:`),
  looksIn: (scope) =>
    scope === 'today' ? '' : scope === 'all' ? 'Gesucht wird in allen Ausgaben.' : `Gesucht wird nur in der Ausgabe „${scope}“.`,
  searchElsewhere: 'Anderswo suchen',
  searchIn: (scope) => (scope === 'today' ? 'Heutiges Handbuch' : scope === 'all' ? 'Alle Ausgaben' : `Ausgabe „${scope}“`),
  unknownEdition: (name) => `Eine Ausgabe „${name}“ gibt es nicht. Gesucht wird im heutigen Handbuch.`,
  foundTexts: (count) => (count === 1 ? '1 Ergebnis gefunden.' : `${count} Ergebnisse gefunden.`),
  found: (count) => (count === 1 ? '1 Seite gefunden.' : `${count} Seiten gefunden.`),
  insteadOf: (query, typed) => `Ergebnisse für „${query}“ statt für „${typed}“.`,
  exactly: (typed) => `Stattdessen nach „${typed}“ suchen`,
  nearest: 'Meinten Sie:',
  ask: 'Nicht gefunden? Fragen Sie die Verantwortlichen:',
  askFor: (area) => `Nicht gefunden? Fragen Sie die Verantwortlichen für ${area}:`,
  askOwner: 'Nicht gefunden? Fragen Sie die Verantwortlichen für das Handbuch:',
  askPlace: 'Nicht gefunden? Fragen Sie dort, wo das Handbuch geschrieben wird:',
  noneWithFilters: 'Keine Ergebnisse mit diesen Filtern.',
  withoutFilters: 'Filter aufheben',
  without: (words) => `Ohne ${words.map((word) => `„${word}“`).join(' und ')}`,
  allBut: (words) => `Keine Seite enthält alle diese Wörter. Hier sind Ergebnisse ohne ${words.map((word) => `„${word}“`).join(' und ')}.`,
  unknownFilter: (name, value) => `${name}: „${value}“ gibt es nicht. Dieser Filter gilt deshalb nicht.`,
  facets: { kind: 'Art', tier: 'Tarif', offering: 'Angebot', area: 'Bereich', year: 'Jahr' },
  any: { kind: 'Alle Arten', tier: 'Alle Tarife', offering: 'Alle Angebote', area: 'Alle Bereiche', year: 'Alle Jahre' },
  narrow: 'Ergebnisse eingrenzen',
  option: (value, count) => `${value} (${count})`,
  more: 'Mehr anzeigen',
  recent: 'Letzte Suchen',
  forget: 'Verlauf löschen',
  failed: 'Die Suche konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  notInDev: (build) => `Führen Sie „${build}“ aus, um den Suchindex zu erzeugen.`,
}

export const searchNames: Words['searchNames'] = {
  version: (version) => [`v${version}`, `Version ${version}`, `Release ${version}`],
  decision: (number) => `Entscheidung ${number}`,
  role: (title) => [`Aufgaben: ${title}`, `was macht: ${title}`],
  strategy: (isCurrent) => (isCurrent ? ['aktuelle Strategie', 'Vision'] : ['alte Strategie', 'vorige Strategie']),
}

export const searchWords: Words['searchWords'] = {
  stopWords:
    'ab aber als am an auch auf aus bei beim bin bis bist da damit dann das dass dem den denn der des die dies diese diesem diesen dieser dieses doch du durch ein eine einem einen einer eines er es etwas für gibt hab habe haben hat hatte ich ihr im in ins ist ja kann kannst man mein meine mich mir mit muss nach noch nur ob oder oft ohne sein seit sich sie sind so soll sollte über um und uns unser unsere vom von vor war waren was wann warum weil welche welchem welchen welcher welches wenn wer werden wie wieso wir wird wo woher wohin womit worauf wozu zu zum zur',
  questionWords:
    'bin darf gibt hat ist kann können muss müssen soll sollte sollten sind wann war waren warum was welche welchem welchen welcher welches wer weshalb wie wieso wird wo woher wohin womit worauf wozu',
}
