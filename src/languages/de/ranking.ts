/** German text of the ranking. */
import type { Words } from '../catalogue.ts'

const customers = (count: number) => (count === 1 ? '1 Kunde' : `${count} Kunden`)

function withAdvantages(evidence: string, advantages: readonly string[]): string {
  return advantages.length > 0 ? `${evidence} (${new Intl.ListFormat('de', { type: 'conjunction' }).format(advantages)})` : evidence
}

export const ranking: Words['ranking'] = {
  title: 'Rangfolge',
  about: 'Roadmap und Backlog wie geplant, daneben die Reihenfolge nach den Erkenntnissen, mit dem Grund für jeden Unterschied.',
  listAbout: {
    roadmap: 'Was ansteht, wie geplant, daneben die Reihenfolge nach den Erkenntnissen, mit dem Grund für jeden Unterschied.',
    backlog: 'Offene Vorgänge, wie geplant, daneben die Reihenfolge nach den Erkenntnissen, mit dem Grund für jeden Unterschied.',
  },
  lists: { roadmap: 'Roadmap', backlog: 'Backlog' },
  listTitles: { roadmap: 'Rangfolge der Roadmap', backlog: 'Rangfolge des Backlogs' },
  nav: 'Rangfolgen',
  empty: 'Es gibt nichts zu ordnen.',
  planned: 'Geplant',
  evidence: 'Belegt',
  up: (by) => `${by} höher`,
  down: (by) => `${by} tiefer`,
  summary: (moved, all) =>
    moved === 0 ? 'Plan und Belege stimmen überein.' : `Nach den Belegen hätten ${moved} von ${all} einen anderen Platz.`,
  noInsights: 'Noch stützt keine Erkenntnis etwas davon, daher sind beide Reihenfolgen gleich.',
  how: 'Die Punkte multiplizieren die Kunden mit dem Gewicht ihrer Segmente und Tarife, mit der Nähe zum Verhalten, der Aktualität und dem Ziel.',
  formula: (score, parts) =>
    `${score} Punkte = Kunden ${parts.customers} × Gewicht ${parts.weight} × Nähe ${parts.closeness} × Aktualität ${parts.freshness} × Ziel ${parts.objective}`,
  insights: (count) => (count === 1 ? '1 Erkenntnis' : `${count} Erkenntnisse`),
  moreInsights: (count) => `und ${count} weitere`,
  unranked: 'Ohne Rang',
  unrankedAbout: 'Sicherheit, technische Schulden und schwere Fehler werden nach dem Risiko geplant, nicht nach der Zahl der Kunden.',
  moved: (planned, evidence, why) => `Geplant auf Platz ${planned}, belegt auf Platz ${evidence}: ${why}.`,
  untriaged: (evidence, why) => `Noch ungesichtet, belegt auf Platz ${evidence}: ${why}.`,
  same: (why) => `Gleicher Platz: ${why}.`,
  sameUntriaged: (why) => `Noch ungesichtet: ${why}.`,
  none: 'keinem',
  noInsight: 'keine Erkenntnis stützt es',
  noWeight: (insights) => (insights === 1 ? 'die einzige Erkenntnis hat kein Gewicht' : `keine der ${insights} Erkenntnisse hat Gewicht`),
  customers,
  customersOn: (all, some, plan) => `${customers(all)}${all === some ? ` mit ${plan}` : `, davon ${some} mit ${plan}`}`,
  inherited: (count) => `${customers(count)} über das Vorhaben`,
  stronger: (own, advantages, other, title) => `${withAdvantages(own, advantages)}, gegenüber ${other} bei „${title}“`,
  weaker: (title, other, advantages, own) => `„${title}“ hat ${withAdvantages(other, advantages)}, gegenüber ${own} hier`,
  outranked: (own, passing) => `${own}, und ${passing === 1 ? '1 später Geplantes ist belegt' : `${passing} später Geplante sind belegt`}`,
  advantages: {
    customers: 'mehr Kunden',
    weight: 'mit mehr Gewicht',
    closeness: 'näher am Verhalten',
    freshness: 'aktueller',
    objective: 'für ein Ziel, das mehr zählt',
  },
}
