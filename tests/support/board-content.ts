/** A changelog with an entry at every stage. Text of unpublished entries must not appear. */

/** In every unpublished entry. */
export const body = 'Zanzibarquokka'
const entry = (title: string, fields: string) =>
  `---\ntitle: ${title}\ndescription: ${body} ${title}.\ntype: fixed\nfeatures: []\ndate: 2026-11-01\nauthors: [ada]\nreviews: [{ by: bob, on: 2026-11-01, verdict: approve }]\n${fields}\n---\n\nText ${body}.\n`
export const boardContent = {
  'people.yaml': '- { id: ada, name: Ada, active: true }\n- { id: bob, name: Bob, active: true }\n',
  'handbook/index.md': '# Book\n',
  'changelog/draft.md': entry('Wombat <draft> & more', 'status: draft'),
  'changelog/scheduled.md': entry('Wombat scheduled', 'status: approved\npublishAt: 2026-11-24T12:00:00Z'),
  'changelog/in-review.md': entry('Wombat in review', 'status: in-review'),
  'changelog/untold.md': entry('Published and not sent', 'status: published\nbroadcast: [email, slack]').replaceAll(body, 'Untold'),
  'changelog/withdrawn.md': entry(
    'Taken back',
    'status: withdrawn\nrevisions: [{ on: 2026-11-10, note: It <b>lost</b> data. }]',
  ).replaceAll(body, 'Gone'),
}
