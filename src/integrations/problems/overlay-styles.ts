/** Styles of the overlay. The colours are the page's, with others for pages without its style sheet. */
export const overlayStyles = `
:host {
  --bad: var(--removed, light-dark(#7c1d1d, #ffb0a8));
  --doubtful: var(--deprecated, light-dark(#5a3805, #f2c879));
  --back: var(--paper, light-dark(#fbfaf6, #15181a));
  --front: var(--ink, light-dark(#1d1f1e, #e9e7e1));
  --quiet: var(--ink-soft, light-dark(#464b49, #bfc2be));
  --edge: var(--line, light-dark(#dedad0, #343a3f));
  --inset: var(--surface, light-dark(#f3f1ea, #1d2124));
  --link: var(--accent, light-dark(#0c4f4a, #86d6c9));
  --mono: var(--font-code, ui-monospace, Menlo, Consolas, monospace);
  font: 15px/1.45 var(--font-text, system-ui, sans-serif);
}
* { box-sizing: border-box; font: inherit; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.badge {
  position: fixed; inset-block-end: 12px; inset-inline-start: 12px; z-index: 90;
  display: flex; overflow: hidden; max-inline-size: calc(100vw - 24px);
  border: 1px solid var(--edge); border-radius: 999px;
  color: var(--quiet); background: var(--back); font-size: 13px; box-shadow: 0 1px 4px rgb(0 0 0 / 12%);
}
.badge:not(:has(*)) { display: none; }
.badge > * { padding: 4px 12px; }
.badge .staff { color: var(--staff, light-dark(#7a3b00, #ffbf7d)); font-weight: 600; }
.badge button { border: 0; border-inline-start: 1px solid var(--edge); color: var(--doubtful); background: none; cursor: pointer; }
.badge button.error { color: var(--bad); font-weight: 600; }
.badge button:hover { background: var(--inset); }
.badge button:focus-visible { outline-offset: -3px; border-radius: 999px; }
dialog {
  inline-size: min(60rem, 100vw - 24px); max-inline-size: none; max-block-size: calc(100dvh - 24px);
  margin: auto; padding: 0; overflow: auto; overscroll-behavior: contain;
  border: 1px solid var(--edge); border-radius: 6px; color: var(--front); background: var(--back);
}
dialog::backdrop { background: rgb(0 0 0 / 55%); }
header {
  position: sticky; inset-block-start: 0; z-index: 1; display: flex; justify-content: space-between; align-items: stretch;
  padding-inline: 8px; border-block-end: 1px solid var(--edge); background: var(--back);
}
[role="tablist"] { display: flex; }
[role="tab"] { padding: 12px; border: 0; border-block-end: 3px solid transparent; color: var(--quiet); background: none; cursor: pointer; }
[role="tab"][aria-selected="true"] { border-block-end-color: var(--link); color: var(--front); font-weight: 600; }
.close { min-inline-size: 44px; border: 0; color: var(--quiet); background: none; font-size: 22px; cursor: pointer; }
header :focus-visible { outline-offset: -3px; }
.notice { margin: 12px 20px 0; color: var(--doubtful); }
.notice:empty { display: none; }
[role="tabpanel"] { padding: 4px 20px 12px; }
[role="tabpanel"]:focus-visible { outline-offset: -3px; }
[hidden] { display: none; }
ol { margin: 0; padding: 0; list-style: none; }
li { padding-block: 14px; }
li + li { border-block-start: 1px solid var(--edge); }
p { margin: 0; overflow-wrap: anywhere; }
.head { display: flex; flex-wrap: wrap; gap: 2px 12px; justify-content: space-between; align-items: baseline; font-size: 13px; }
.place { padding: 2px 0; border: 0; color: var(--link); background: none; font-family: var(--mono); text-align: start; text-decoration: underline; text-underline-offset: 3px; overflow-wrap: anywhere; cursor: pointer; }
code { color: var(--quiet); font-family: var(--mono); }
a { color: var(--link); text-underline-offset: 3px; }
a code { color: inherit; }
.message { margin-block-start: 4px; font-weight: 600; }
.hint { margin-block-start: 2px; color: var(--quiet); }
pre { margin: 8px 0 0; padding: 8px 10px; overflow-x: auto; border-radius: 4px; background: var(--inset); font: 13px/1.4 var(--mono); }
.none { padding-block: 14px; color: var(--quiet); }
@media print { :host { display: none; } }
`
