/** German text of planning: roadmap, milestones, strategy, objectives, and the chain from needs to releases. */
import type { Words } from '../catalogue.ts'
import { names } from './names.ts'

export const roadmapList: Words['roadmapList'] = {
  fields: { area: 'Bereich', objective: 'Ziel', horizon: 'Horizont', status: 'Status', milestone: 'Meilenstein', evidence: 'Belege' },
  count: (found, all) => (found === all ? `${all} Vorhaben` : `${found} von ${all} Vorhaben`),
  nothing: 'Keine Treffer. Heben Sie die Filter auf, um alle Vorhaben zu sehen.',
}

export const planning: Words['planning'] = {
  horizons: { now: 'Jetzt', next: 'Als Nächstes', later: 'Später' },
  shipped: 'Ausgeliefert',
  dropped: 'Gestrichen',
  nothingPlanned: 'Zurzeit ist nichts geplant.',
  empty: 'Noch nichts',
  lanes: 'Spuren der Roadmap',
  groupings: { horizon: 'Jetzt, als Nächstes, später', objective: 'Nach Ziel' },
  byObjective: 'Roadmap nach Zielen',
  noObjective: 'Ohne Ziel',
  noMilestone: 'Ohne Meilenstein',
  filter: 'Roadmap filtern',
  any: {
    area: 'Alle Bereiche',
    objective: 'Alle Ziele',
    horizon: 'Alle Horizonte',
    status: 'Jeder Status',
    milestone: 'Alle Meilensteine',
    evidence: 'Belege: alle',
  },
  evidenceChoices: { enough: 'Genug Belege', missing: 'Noch nicht genug' },
  needsScript: 'Zum Filtern muss JavaScript eingeschaltet sein. Unten steht die ganze Roadmap.',
  score: 'Bewertung',
  scoreOf: (score) => `Bewertung ${score}`,
  scoreFrom: ({ reach, impact, confidence, effort }) =>
    `Reichweite ${reach} × Wirkung ${impact} × Zuversicht ${confidence} ÷ Aufwand ${effort}`,
  customers: (count) => (count === 1 ? '1 Kunde' : `${count} Kunden`),
  evidence: 'Belege',
  noEvidence: 'Noch keine Erkenntnis spricht dafür.',
  evidenced: (customers) => `${customers} Kunden brauchen es. Das ist Beleg genug.`,
  notEvidenced: (customers, missing) => {
    const known =
      customers === 0
        ? 'Noch ist kein Kunde bekannt, der es braucht'
        : customers === 1
          ? 'Bekannt ist 1 Kunde, der es braucht'
          : `Bekannt sind ${customers} Kunden, die es brauchen`
    return `${known}; als Beleg ${missing === 1 ? 'fehlt noch 1' : `fehlen noch ${missing}`}.`
  },
  rung: (rung) => `Stufe ${rung}`,
  bet: 'Die Wette',
  hypothesis: 'Wir glauben',
  killCriteria: 'Wir hören auf, wenn',
  decideBy: 'Wir entscheiden bis',
  overdue: 'überfällig',
  related: 'Abhängigkeiten und Verzögerungen',
  waitsFor: 'Wartet auf',
  waitFor: 'Wird gebraucht von',
  slips: 'Verschoben aus',
  history: 'Verlauf',
  follow: 'Diesem Punkt folgen:',
  cameOfIt: 'Ergebnis',
  board: 'Bewertung und Belege',
  boardAbout: 'Weiter oben: höhere Bewertung. Weiter rechts: mehr Kunden, die es brauchen. Die Nummern sind die der Tabelle.',
  boardRest: (count) =>
    count === 1 ? '1 Vorhaben mit niedrigerer Bewertung fehlt hier.' : `${count} Vorhaben mit niedrigerer Bewertung fehlen hier.`,
  columns: {
    number: 'Nr.',
    item: 'Vorhaben',
    score: 'Bewertung',
    customers: 'Kunden',
    horizon: 'Horizont',
    milestone: 'Meilenstein',
    status: 'Status',
    due: 'Fällig',
    commitment: 'Zusage',
    outcome: 'Ergebnis',
    announced: 'Angekündigt',
    committed: 'Zugesagt',
    slipRate: 'Verschoben (von Zugesagtem)',
    leadTime: 'Angekündigt nach',
  },
  goals: 'Ziele',
  scope: 'Umfang',
  noScope: 'Noch gehört nichts zum Umfang.',
  open: 'Offen',
  outcomes: { shipped: 'Ausgeliefert', slipped: 'Verschoben', dropped: 'Gestrichen' },
  commitments: { committed: 'Zugesagt', stretch: 'Wenn möglich' },
  to: 'auf',
  notAnnounced: (reason) => `Nein: ${reason}`,
  entryMissing: 'Noch kein Eintrag',
  points: (points, capacity) => {
    const promised = points === 1 ? '1 Punkt' : `${points} Punkte`
    return capacity === undefined ? `${promised} zugesagt.` : `${promised} von ${capacity} zugesagt.`
  },
  days: (days) => (days === 0 ? 'am selben Tag' : days === 1 ? '1 Tag' : `${days} Tage`),
  across: 'Über alle Meilensteine',
  acrossAbout:
    'Die Anzahlen enthalten auch, was nur „wenn möglich“ geplant war. Verschoben: Anteil des Zugesagten, der verschoben wurde. Angekündigt nach: mittlere Zeit (Median) von der Auslieferung bis zur Ankündigung.',
  percent: (part) => `${Math.round(part * 100)}\u00a0%`,
  dash: '–',
}

export const trace: Words['trace'] = {
  title: 'Vom Bedarf zur Version',
  stages: {
    insights: 'Belege von Kunden',
    objectives: 'Ziel',
    roadmap: 'Roadmap',
    milestones: 'Meilenstein',
    changelog: 'Angekündigt in',
    features: 'Funktion',
    releases: 'Version',
  },
  picture: 'Diagramm der Kette',
  showPicture: 'Als Diagramm zeigen',
  sides: { why: 'Warum es das gibt', self: 'Diese Seite', outcome: 'Ergebnis' },
  more: (count) => `und ${count} weitere`,
}

const directions: Readonly<Record<string, string>> = { up: 'steigend', down: 'fallend', hold: 'gleichbleibend' }
const kinds = { strategy: 'Strategie', objective: 'Ziel', measure: 'Kennzahl', pillar: 'Säule' } as const
const aspects: Readonly<Record<string, string>> = {
  target: 'Zielwert',
  baseline: 'Ausgangswert',
  unit: 'Einheit',
  direction: 'Richtung',
  owner: 'verantwortlich',
  period: 'Zeitraum',
  status: 'Status',
  id: 'Kennung',
}
const ofStrategy: Readonly<Record<string, string>> = { effective: 'Gültig ab', review: 'Prüfung', owner: 'Verantwortlich', name: 'Titel' }
const labels: { fields: Readonly<Record<string, string>>; values: Readonly<Record<string, string>> } = names

function shown(aspect: string, value: string | undefined): string {
  if (value === undefined) return '–'
  if (aspect === 'direction') return directions[value] ?? value
  return aspect === 'status' || aspect === 'scope' ? (labels.values[value] ?? value) : value
}

export const strategy: Words['strategy'] = {
  changeLine: ({ of, aspect, title, objective, from, to }) => {
    const subject = of === 'measure' ? `„${title}“ von „${objective}“` : of === 'strategy' ? '' : `„${title}“`
    const name = `${kinds[of]} ${subject}`.trim()
    if (aspect === 'added') return `${name} kam hinzu`
    if (aspect === 'dropped') return `${name} wurde gestrichen`
    if (aspect === 'approver') return to === undefined ? `Gibt nicht mehr frei: ${from ?? 'unbekannt'}` : `Gibt jetzt auch frei: ${to}`
    const values = from === undefined && to === undefined ? 'geändert' : `${shown(aspect, from)} → ${shown(aspect, to)}`
    if (of === 'strategy') return `${ofStrategy[aspect] ?? labels.fields[aspect] ?? aspect}: ${values}`
    if (aspect === 'name') return `${name} hieß „${from}“`
    return `${name} – ${aspects[aspect] ?? aspect}: ${values}`
  },
  sinceTitle: (title) => `Was sich seit „${title}“ geändert hat`,
  noChange: 'Ziele, Säulen, Verantwortliche und Freigebende sind dieselben.',
  superseded: 'Diese Strategie ist nicht mehr aktuell.',
  replacedBy: 'Ersetzt durch',
  superseding: 'Ersetzt',
  pillars: 'Säulen',
  objectivesAbout: 'Ziele und Fortschritt.',
  noObjectives: 'Es gibt noch keine Ziele.',
  withoutStrategy: 'Ohne Strategie',
  period: (from, to) => `${from} – ${to}`,
  reading: 'Datum',
  value: 'Wert',
  readings: 'Als Tabelle zeigen',
  baseline: (value) => `Ausgangswert ${value}`,
  target: (value) => `Zielwert ${value}`,
  targetIs: (value) => `Zielwert ${value}`,
  noReadings: 'Noch keine Messwerte.',
  source: 'Quelle',
  picture: (name, count, baseline, target, latest) =>
    `${name}: ${count === 1 ? '1 Messwert' : `${count} Messwerte`}, der neueste ${latest}; Ausgangswert ${baseline}, Zielwert ${target}.`,
  progress: (part) => `${part}\u00a0% des Weges vom Ausgangswert zum Zielwert.`,
  reached: 'Zielwert erreicht.',
  behind: 'Schlechter als der Ausgangswert.',
}
