/** German text of editions, and of changes between them. */
import type { Words } from '../catalogue.ts'
import { dayInWords } from './days.ts'

export const editions: Words['editions'] = {
  title: 'Ausgaben',
  button: 'Ausgaben',
  about: 'Das Handbuch, wie es an bestimmten Tagen war. Veröffentlichte Ausgaben ändern sich nicht.',
  none: 'Es gibt keine Ausgaben.',
  start: (title) => `${title}, wie es an diesem Tag war.`,
  editionTitle: (edition) => `Ausgabe „${edition}“`,
  pageTitle: (title, edition) => `${title} (Ausgabe ${edition})`,
  closed: (edition) => `Das ist die Ausgabe „${edition}“ des Handbuchs, veröffentlicht am`,
  all: 'Alle Ausgaben',
  now: 'Zur heutigen Fassung',
  contents: 'Inhalt',
  nothingElse: 'Diese Liste konnte nicht gelesen werden.',
  existed: 'Diese Ausgaben enthalten die Seite:',
}

export const editionSwitch: Words['editionSwitch'] = {
  today: 'Heute',
  lacks: 'enthält diese Seite nicht',
  nearest: (edition) => `am nächsten: ${edition}`,
  all: 'Alle Ausgaben',
  failed: 'Die Liste konnte nicht geladen werden.',
  gone: 'Im heutigen Handbuch gibt es diese Seite nicht mehr.',
}

export const compare: Words['compare'] = {
  title: 'Ausgaben vergleichen',
  about: 'Vergleichen Sie zwei Ausgaben miteinander oder eine mit dem heutigen Stand.',
  from: 'Von',
  to: 'Bis',
  today: 'Heute',
  submit: 'Vergleichen',
  needsScript:
    'Um zwei beliebige Ausgaben zu vergleichen, muss JavaScript eingeschaltet sein. Unten ist jede Ausgabe mit der nächsten verglichen:',
  steps: 'Schritt für Schritt',
  step: (from, to) => (from === undefined ? `${to}, die erste Ausgabe` : `Von ${from} bis ${to}`),
  loading: 'Die Ausgaben werden verglichen …',
  same: (name) => `Sie haben zweimal ${name} gewählt. Wählen Sie eine andere Ausgabe.`,
  unknown: (name) => `Eine Ausgabe „${name}“ gibt es nicht. Wählen Sie eine aus der Liste.`,
  failed: 'Der Vergleich konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
  result: (from, to, counts) => {
    const counted = (count: number, word: string) => (count > 0 ? [`${count} ${word}`] : [])
    const parts = [
      ...counted(counts.changed, 'geändert'),
      ...counted(counts.added, 'neu'),
      ...counted(counts.renamed, 'umgezogen'),
      ...counted(counts.removed, 'entfernt'),
    ]
    return `Von ${from} bis ${to}: ${parts.length > 0 ? `${parts.join(', ')}.` : 'keine Seite hat sich geändert.'}`
  },
  groups: { changed: 'Geänderte Seiten', added: 'Neue Seiten', renamed: 'Umgezogene Seiten', removed: 'Entfernte Seiten' },
  before: (address) => `Früher: ${address}`,
  differences: 'Unterschiede anzeigen',
  facts: 'Nur Angaben oder die Formatierung haben sich geändert.',
}

const countWords = { added: 'neu', removed: 'entfernt', renamed: 'umgezogen', changed: 'geändert' } as const
const countedWords = (count: number) => (count === 1 ? 'ein Wort' : `${count} Wörter`)

export const changes: Words['changes'] = {
  title: 'Was sich geändert hat',
  titleOf: (edition) =>
    edition === undefined ? 'Was sich seit der letzten Ausgabe geändert hat' : `Änderungen in der Ausgabe „${edition}“`,
  between: (from, day, to) =>
    `Zwischen der Ausgabe „${from}“ vom ${dayInWords(day)} und ${to === undefined ? 'heute' : `der Ausgabe „${to}“`}.`,
  first: (edition) => `„${edition}“ ist die erste Ausgabe. Es gibt also nichts, womit sie sich vergleichen ließe.`,
  nothing: 'Keine sichtbaren Änderungen.',
  groups: {
    meaning: 'Inhaltlich geändert',
    added: 'Neue Seiten',
    removed: 'Entfernte Seiten',
    renamed: 'Umgezogene Seiten',
    text: 'Wortlaut und Bilder',
  },
  moved: 'Umgezogen',
  isNew: 'Neu',
  isGone: 'Entfernt',
  all: 'Alle Änderungen',
  about: 'Nach Wochen seit der letzten Ausgabe, dann nach Ausgaben. Inhaltliche Änderungen stehen zuerst.',
  unknown: 'Git kennt zu diesen Seiten keinen Verlauf.',
  week: (week, monday) => `Kalenderwoche ${week}, ab ${dayInWords(monday)}`,
  untilNow: 'Seit der letzten Ausgabe',
  sinceEdition: (edition) => `Alle Änderungen seit „${edition}“`,
  withEditions: 'Nach Ausgaben',
  summary: (counts) => {
    const parts = (['changed', 'added', 'renamed', 'removed'] as const).flatMap((kind) =>
      counts[kind] > 0 ? [`${counts[kind]} ${countWords[kind]}`] : [],
    )
    return parts.length > 0 ? `Seiten: ${parts.join(', ')}.` : 'Keine Seite hat sich geändert.'
  },
  history: 'Verlauf',
  isFirst: 'Erste Ausgabe.',
  historyOf: (title) => `Verlauf von „${title}“`,
  lastRevision: (count, day) => `${count === 1 ? 'Eine Fassung' : `${count} Fassungen`}, die letzte vom ${day}.`,
  noRevision: 'Es gibt keinen Verlauf.',
  older: (count) => `${count === 1 ? 'Eine ältere Fassung steht' : `${count} ältere Fassungen stehen`} in Git.`,
  isCut: 'Ältere Änderungen fehlen: Diese Website wurde aus einer Kopie des Repositorys gebaut, die nur die letzten Commits enthält.',
  revisions: {
    first: 'Erste Fassung',
    meaning: 'Inhaltlich geändert',
    text: 'Wortlaut geändert',
    move: 'Umgezogen',
    unseen: 'Keine sichtbaren Änderungen',
    untold: 'Werte geändert, aber eine der Fassungen ist nicht lesbar',
    cut: 'Stand dieses Tages',
  },
  standsIn: 'In den Ausgaben:',
  differences: 'Unterschiede anzeigen',
  from: (address) => `Früher: ${address}`,
  size: (added, removed) =>
    [added > 0 ? `${countedWords(added)} hinzugefügt` : '', removed > 0 ? `${countedWords(removed)} entfernt` : '']
      .filter(Boolean)
      .join(', '),
  untold: 'Werte, die in einer Fassung nicht lesbar sind',
  otherPictures: (count) => (count === 0 ? '' : count === 1 ? '1 Bild ersetzt' : `${count} Bilder ersetzt`),
  page: (page, pages) => `Seite ${page} von ${pages}`,
  pages: 'Seiten dieser Liste',
  now: (edition) => (edition === undefined ? 'Zur heutigen Fassung' : `In der Ausgabe „${edition}“ lesen`),
  before: (edition) => `In der Ausgabe „${edition}“ lesen`,
  ofEdition: 'Änderungen in dieser Ausgabe',
}

export const differences: Words['differences'] = {
  kinds: { added: 'Hinzugefügt', removed: 'Entfernt', changed: 'Geändert', moved: 'Verschoben' },
  words: { added: 'hinzugefügt: ', removed: 'entfernt: ', end: ' (Ende) ' },
  unchanged: (count) => (count === 1 ? '1 unveränderter Teil' : `${count} unveränderte Teile`),
  more: (count) => (count === 1 ? '1 weitere Änderung ist nicht gezeigt.' : `${count} weitere Änderungen sind nicht gezeigt.`),
  nothing: 'Der Text ist derselbe.',
  link: (text, from, to) =>
    from === undefined
      ? `„${text}“ führt jetzt zu ${to}`
      : to === undefined
        ? `„${text}“ führt nicht mehr zu ${from}`
        : `„${text}“ führt jetzt zu ${to}, nicht mehr zu ${from}`,
  picture: (text) => (text === '' ? 'Neues Bild' : `Neues Bild: „${text}“`),
  format: 'Nur die Formatierung ist anders',
  meaning: 'Inhaltlich geändert',
  text: 'Wortlaut geändert',
  code: 'Code',
  binding: 'Verbindliche Sätze',
  under: (heading) => `Unter „${heading}“`,
  part: (label, item, part) => `${label}: ${item}, ${part}`,
  field: (label, from, to) => {
    if (from === undefined && to === undefined) return `${label} geändert`
    return from !== undefined && to !== undefined ? `${label}: ${from} → ${to}` : `${label}: ${from ?? to}`
  },
}

/** How many unreadable files are named. */
const mostFaults = 10
const kinds = { added: 'hinzugefügt', removed: 'entfernt', renamed: 'umgezogen', changed: 'geändert' } as const

const nameRank = (rank: number | undefined) => (rank === undefined ? 'nicht unter den ersten zehn' : String(rank))

export const diff: Words['diff'] = {
  between: (from, to) => `Was sich von ${from} bis ${to} geändert hat`,
  nothing: (from, to) => `Von ${from} bis ${to} hat sich nichts geändert.`,
  strategy: (title) => `Strategie „${title}“`,
  succeeds: (title, old) => `Strategie „${title}“, die „${old}“ ersetzt`,
  noted: 'Anmerkungen',
  texts: 'Text',
  kinds,
  was: (id) => `früher ${id}`,
  came: (label, value) => `${label} hinzugefügt: ${value}`,
  went: (label, value) => `${label} entfernt: ${value}`,
  changed: (label) => `${label} geändert`,
  issues: (kind, titles, others) =>
    `${titles.length + others} Vorgänge ${kinds[kind]}: ${titles.map((title) => `„${title}“`).join(', ')} und ${others} weitere`,
  approvals: 'Unbestätigte Freigaben',
  notApproved: (person) => `nennt eine Freigabe durch ${person}, die für diesen Pull-Request fehlt`,
  loginUnknown: (person) => `nennt eine Freigabe durch ${person}, ohne Anmeldenamen in people.yaml`,
  addresses: 'Adressen, die entfallen',
  redirected: (to) => `führt weiter zu ${to}`,
  redirectedForStaff: (to) => `führt weiter zu ${to}, aber nur intern`,
  goneForGood: 'endgültig entfallen, laut redirects.yaml',
  nothingThere: 'hier ist nichts mehr, und keine Weiterleitung fängt es ab',
  nowDraft: 'jetzt ein Entwurf',
  nowForStaff: 'jetzt nur noch intern',
  ranks: 'Plätze in der Suche',
  moved: (from, to) => `${nameRank(from)} → ${nameRank(to)}`,
  behind: (titles) => `, hinter ${titles.map((title) => `„${title}“`).join(', ')}`,
  newProblems: (count) => (count === 1 ? '1 neues Problem' : `${count} neue Probleme`),
  solvedProblems: (count) => (count === 1 ? '1 Problem behoben' : `${count} Probleme behoben`),
  severities: { error: 'Fehler', warning: 'Warnung' },
  more: (count) => `und ${count} weitere`,
  cut: (sections) =>
    `Weggelassen, damit es in einen Kommentar passt: ${sections.map(([title, lines]) => `${lines === 1 ? '1 Zeile' : `${lines} Zeilen`} von „${title}“`).join(', ')}. Alles zeigt:`,
  unread: (faults, name) =>
    [
      faults.length === 1
        ? `Ein Eintrag von ${name} ist nach den heutigen Regeln nicht lesbar und wird deshalb nicht verglichen:`
        : `${faults.length} Einträge von ${name} sind nach den heutigen Regeln nicht lesbar und werden deshalb nicht verglichen:`,
      ...faults.slice(0, mostFaults).map((fault) => `  ${fault}`),
      ...(faults.length > mostFaults ? [`  … und ${faults.length - mostFaults} weitere.`] : []),
    ].join('\n'),
}

export const redactions: Words['redactions'] = {
  passage: (day, reason) => `Am ${dayInWords(day)} geschwärzt: ${reason}`,
  page: (day, reason) => `Diese Seite wurde am ${dayInWords(day)} geschwärzt: ${reason}`,
  pageTitle: 'Geschwärzte Seite',
  value: (day) => `Am ${dayInWords(day)} geschwärzt`,
}
