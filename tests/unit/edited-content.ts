/** Content for the commands that edit it. */

const milestone = (title: string, due: string, scope: string, status = 'active') =>
  `title: ${title}\ndri: ada\nstart: 2026-10-01\ndue: ${due}\nstatus: ${status}\ngoals: [{ text: Be fast., objective: speed }]\nscope:${scope}`

/** A plan: objective, roadmap, milestones, and an entry to review. */
export const planContent = {
  'people.yaml':
    '- { id: ada, name: Ada, active: true }\n- { id: bo, name: Bo, active: true }\n- { id: gone, name: Gone, active: false }\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n',
  'areas.yaml': '- { id: trust, title: Trust, owner: ada }\n',
  'strategy/product.md':
    '---\ntitle: Strategy\nscope: product\nstatus: active\nowner: ada\napprovers: [ada]\neffective: 2026-01-01\nchanges: []\n---\n\nText.\n',
  'objectives/speed.yaml':
    'title: Speed\nstrategy: product\nowner: ada\nperiod: { from: 2026-01-01, to: 2026-12-31 }\nstatus: active\nmeasures:\n  - id: wait # in the log\n    name: Wait\n    unit: s\n    direction: down\n    baseline: 9\n    target: 3\n    readings:\n      - { on: 2026-09-01, value: 8 }\n      - { on: 2026-11-01, value: 6 } # after the fix\n    source: Log\n',
  'roadmap/search.mdx':
    "---\ntitle: Search\nhorizon: 'later' # since the start\nstatus: planned\narea: trust\nobjectives: [speed]\nmilestone: november\nhistory: []\n---\n\nText.\n",
  'roadmap/export.md':
    '---\ntitle: Export\nhorizon: next\nstatus: planned\narea: trust\nobjectives: [speed]\nhistory:\n- on: 2026-10-01\n  change: Added\n  reason: Asked for\n---\n\nText.\n',
  'milestones/november.yaml': milestone(
    'November',
    '2026-11-30',
    '\n  # The first\n  - item: search\n    commitment: committed\n    announce: true\n  - { item: export, commitment: stretch, announce: { no: Too small. } }\n',
  ),
  'milestones/december.yaml': milestone('December', '2026-12-31', ' []\n'),
  'changelog/2026/11/find.md':
    '---\ntitle: Find anything\ndescription: Search finds anything.\ntype: changed\nfeatures: []\ndate: 2026-11-20\nstatus: in-review\nauthors: [ada]\nreviews: []\n---\n\nText.\n',
}

const decision = (title: string, status: string, more = '') =>
  `---\ntitle: ${title}\nstatus: ${status} # so far\non: 2026-10-01\ndeciders: [ada]\n${more}affects: []\n---\n\nText.\n`

/** A product and its pages: features, plans, decisions, and a page that others lead to. */
export const productContent = {
  'people.yaml': '# Who we are\n- { id: ada, name: Ada, active: true }\n- id: bo\n  name: Bo # short\n  active: true\n',
  'offerings.yaml': '- { id: cloud, title: Cloud, delivery: continuous }\n- { id: self, title: Self-hosted, delivery: versioned }\n',
  'areas.yaml': '- { id: trust, title: Trust, owner: ada }\n',
  'tiers.yaml':
    '- { id: team, names: [{ from: 2025-01-01, label: Team }], rank: 1, offerings: [cloud], introduced: 2025-01-01 }\n- { id: pro, names: [{ from: 2025-01-01, label: Pro }], rank: 2, offerings: [cloud, self], introduced: 2025-01-01 }\n',
  'features/search.md':
    '---\ntitle: Search\nsummary: Finds anything.\narea: trust\nlifecycle: [{ stage: ga, since: 2026-01-01 }]\navailability:\n  - { tier: team, offering: cloud, since: 2026-01-01 } # from the start\n---\n\nText.\n',
  'features/export.yaml':
    'title: Export\nsummary: Takes data out.\narea: trust\nlifecycle: [{ stage: ga, since: 2026-01-01 }]\navailability: undecided\n',
  'decisions/0001-one.md': decision('One', 'accepted'),
  'decisions/0002-two.md': decision('Two', 'proposed', 'supersedes: [0001-one]\n'),
  'handbook/index.md': '# Book\n\nSee [the rota](./rota.md#days) and [planning](./planning.md).\n',
  'handbook/planning.md': '---\ntitle: Planning\n---\n\n## Days\n\nText.\n',
  'handbook/rota.md': '---\ntitle: Rota\nformerly: [duty]\n---\n\n## Days\n\nText.\n',
  'roles/support.md':
    '---\ntitle: Support\nstatus: active\nfamily: Product\nowner: ada\nmission: Help.\nresponsibilities: [{ text: The rota., owns: [handbook/rota] }]\nnotResponsible: []\n---\n\nText.\n',
  'redirects.yaml': '# Old addresses\n- { from: /handbook/oncall/, to: /handbook/rota/ }\n',
}
