/** The style of the page: one set of tokens for light and dark, an 8 px grid, severity as the only hue beside the accent. */
export const style = `
:root {
  color-scheme: light dark;
  --back: #f6f8f9; --surface: #ffffff; --sunken: #eef2f4; --text: #16212a; --dim: #54626d; --line: #d5dde2;
  --accent: #0a5a7c; --focus: #0a5a7c;
  --critical: #a3142c; --critical-back: #a3142c; --critical-text: #ffffff;
  --high: #a3142c; --high-back: #fbe9ec; --medium: #744600; --medium-back: #fbefd9;
  --low: #1f5794; --low-back: #e5effa; --info: #54626d; --info-back: #e9eef1;
  --mark: #ffe2a6; --mark-text: #16212a; --added: #e2f3e6; --removed: #fbe9ec;
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", "Liberation Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #0e1419; --surface: #151d24; --sunken: #0f161c; --text: #e4ebf0; --dim: #9cacb8; --line: #2b3842;
    --accent: #74c5e8; --focus: #74c5e8;
    --critical: #ff8f9d; --critical-back: #c4283f; --critical-text: #ffffff;
    --high: #ff9fab; --high-back: #3a1b22; --medium: #f0bf6b; --medium-back: #35280f;
    --low: #8fc1f5; --low-back: #16293d; --info: #a6b4be; --info-back: #222c34;
    --mark: #5a4310; --mark-text: #ffe9c2; --added: #14301d; --removed: #3a1b22;
  }
}
*, *::before { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 96px; }
body {
  margin: 0; background: var(--back); color: var(--text);
  font: 15px/24px var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
}
main, .page-head, .page-foot { max-width: 1120px; margin: 0 auto; padding: 0 24px; }
h1, h2, h3, p, ul, ol, pre { margin: 0; }
ul, ol { padding: 0; list-style: none; }
code, pre { font-family: var(--mono); font-size: 13px; }
a { color: var(--accent); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.page-head { padding-top: 24px; }
.brand { display: flex; align-items: center; gap: 8px; color: var(--accent); font-weight: 600; }
.brand .mark { width: 24px; height: 24px; }
h1 { margin-top: 16px; font-size: 28px; line-height: 36px; font-weight: 650; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 18px; line-height: 24px; font-weight: 650; }
.looked { margin-top: 4px; color: var(--dim); text-wrap: pretty; }
.looked span:not(:last-child)::after { content: "·"; margin: 0 4px 0 8px; }
.tally { display: flex; flex-wrap: wrap; gap: 8px 24px; margin-top: 16px; }
.tally li { display: flex; align-items: center; gap: 8px; }
.tally .none b { color: var(--dim); font-weight: 400; }
.js .tally { display: none; }
.severity {
  display: inline-block; padding: 0 8px; border-radius: 4px; font-size: 13px; line-height: 20px; font-weight: 600;
  vertical-align: 2px; white-space: nowrap;
}
.severity.critical { background: var(--critical-back); color: var(--critical-text); }
.severity.high { background: var(--high-back); color: var(--high); }
.severity.medium { background: var(--medium-back); color: var(--medium); }
.severity.low { background: var(--low-back); color: var(--low); }
.severity.info, .severity.accepted { background: var(--info-back); color: var(--info); }
.notice { margin-top: 16px; padding: 8px 16px; border-left: 4px solid var(--accent); background: var(--surface); }
.unread, .undecided, .controls { margin-top: 16px; padding: 16px 24px; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
.unread { border-left: 4px solid var(--medium); }
.unread li, .undecided li { margin-top: 8px; padding-left: 16px; text-indent: -16px; }
.undecided { margin-top: 32px; }
.unread details, .undecided details, .controls details { margin-top: 8px; }
.controls p { margin-top: 4px; color: var(--dim); }
.controls table { width: 100%; margin-top: 12px; border-collapse: collapse; font-size: 14px; line-height: 20px; }
.controls th, .controls td { padding: 8px 16px 8px 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
.controls thead th { border-top: 0; color: var(--dim); font-weight: 400; white-space: nowrap; overflow-wrap: normal; }
.controls tbody th, .controls td:nth-child(n+3) { white-space: nowrap; overflow-wrap: normal; }
.controls td:last-child, .controls th:last-child { padding-right: 0; text-align: right; }
.because { display: block; color: var(--dim); }
summary { cursor: pointer; color: var(--accent); width: fit-content; }
html:not(.js) .filters, html:not(.js) .standing { display: none; }
.js .static { display: none; }
.filters {
  position: sticky; top: 0; z-index: 2; margin: 16px -24px 0; padding: 12px 24px;
  background: var(--back); border-bottom: 1px solid var(--line);
}
.severities { display: flex; flex-wrap: wrap; gap: 8px; }
.toggle {
  display: flex; align-items: center; gap: 8px; min-height: 40px; padding: 7px 16px; cursor: pointer;
  border: 1px solid var(--line); border-radius: 8px; background: var(--surface); color: var(--text); font: inherit;
}
.toggle b { font-size: 17px; }
.toggle span::before {
  content: ""; display: inline-block; width: 10px; height: 10px; margin-right: 8px; border-radius: 50%; background: currentColor;
}
.toggle.critical span::before { color: var(--critical-back); }
.toggle.high span::before { background: none; border: 3px solid var(--high); }
.toggle.medium span::before { color: var(--medium); border-radius: 2px; }
.toggle.low span::before { color: var(--low); border-radius: 2px; transform: rotate(45deg); }
.toggle.info span::before { background: none; border: 2px solid var(--info); border-radius: 2px; }
.toggle[aria-pressed="true"] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: var(--low-back); }
.toggle:hover, select:hover, input:hover { border-color: var(--dim); }
.toggle:disabled { cursor: default; color: var(--dim); background: none; border-color: var(--line); }
.filters { display: grid; grid-template-columns: 1fr; gap: 12px 16px; }
.choices { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 8px; }
@media (min-width: 761px) {
  .filters { grid-template-columns: auto minmax(200px, 1fr); align-items: end; }
  .narrowing { grid-column: 1 / -1; }
  .narrowing > summary { display: none; }
}
.filters label { display: block; color: var(--dim); font-size: 13px; line-height: 20px; min-width: 0; }
select, input {
  display: block; width: 100%; height: 36px; padding: 0 8px; border: 1px solid var(--line); border-radius: 6px;
  background: var(--surface); color: var(--text); font: 15px/24px var(--sans);
}
input::placeholder { color: var(--dim); opacity: 1; }
select { text-overflow: ellipsis; }
.standing { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 24px; margin-top: 12px; color: var(--dim); }
.plain { padding: 4px 0; border: 0; background: none; color: var(--accent); font: inherit; cursor: pointer; text-decoration: underline; text-underline-offset: 3px; }
.actions { display: flex; flex-wrap: wrap; gap: 0 24px; }
.fault { margin-top: 16px; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; contain: layout style; }
.fault-head { padding: 16px 24px; }
.fault-head h3 { font-size: 17px; line-height: 24px; font-weight: 650; }
.fault-head h3 code { font-size: 15px; }
.why, .write, .message { text-wrap: pretty; }
.about { color: var(--dim); }
.count::before { content: "·"; margin: 0 8px 0 4px; }
.why { margin-top: 8px; max-width: 72ch; }
.write { margin-top: 4px; max-width: 72ch; }
.label { font-weight: 600; }
.chip { padding: 0 8px; border: 1px solid var(--line); border-radius: 4px; font-size: 13px; color: var(--dim); white-space: nowrap; }
.more { margin-top: 4px; font-size: 14px; }
.more ul { margin-top: 4px; }
.finding { padding: 12px 24px 16px; border-top: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 160px; }
.finding { position: relative; }
.where { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 24px; }
.resource, .container { font-weight: 600; }
.meta { display: flex; flex-wrap: wrap; gap: 0 16px; color: var(--dim); }
.message { max-width: 88ch; }
.accepted:not(.severity) { color: var(--dim); max-width: 88ch; }
.source { margin-top: 4px; }
.source > summary { font-size: 14px; }
.excerpt, .diff {
  margin-top: 4px; padding: 8px 0; border: 1px solid var(--line); border-radius: 6px; background: var(--sunken); line-height: 20px;
}
.line { display: grid; grid-template-columns: 48px 1fr; column-gap: 16px; padding-right: 16px; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; min-width: 0; }
.number { text-align: right; color: var(--dim); user-select: none; }
mark { background: var(--mark); color: var(--mark-text); border-radius: 2px; padding: 1px 0; }
.diff .line { display: block; padding-left: calc(16px + 4ch); text-indent: -4ch; white-space: pre-wrap; }
.added { background: var(--added); } .removed { background: var(--removed); }
.note { margin-top: 4px; color: var(--dim); }
.diff .at { color: var(--dim); }
.fix-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px; margin-top: 8px; }
.chip.safe { border-color: var(--accent); color: var(--accent); }
.verify { flex: 1 1 320px; max-width: 88ch; color: var(--dim); text-wrap: pretty; }
.finding .fix-head .tools { position: static; margin-left: auto; padding: 0; opacity: 1; }
.evidence { margin-top: 4px; color: var(--dim); }
.evidence li { padding-left: 16px; text-indent: -16px; }
.evidence li::before { content: "–"; display: inline-block; width: 16px; text-indent: 0; }
.tools { display: flex; flex-wrap: wrap; gap: 0 16px; }
.about .tools { display: inline-flex; margin-left: 12px; }
.tool { border: 0; background: none; padding: 0; color: var(--accent); font: 13px/24px var(--sans); cursor: pointer; text-decoration: underline; text-underline-offset: 3px; }
@media (min-width: 761px) {
  .finding .tools { position: absolute; top: 36px; right: 24px; padding-left: 16px; background: var(--surface); }
}
@media (min-width: 761px) and (hover: hover) {
  .finding .tools { opacity: 0; }
  .finding:hover .tools, .finding:focus-within .tools { opacity: 1; }
}
.empty { margin-top: 24px; padding: 32px 24px; text-align: center; background: var(--surface); border: 1px dashed var(--line); border-radius: 8px; }
.further { display: block; margin: 24px auto 0; padding: 8px 24px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); color: var(--accent); font: inherit; cursor: pointer; }
.page-foot { margin-top: 32px; padding-top: 16px; padding-bottom: 48px; color: var(--dim); font-size: 14px; }
@media (max-width: 760px) {
  main, .page-head, .page-foot { padding-left: 16px; padding-right: 16px; }
  h1 { font-size: 24px; line-height: 32px; }
  .filters { position: static; margin: 16px -16px 0; padding: 12px 16px; }
  html { scroll-padding-top: 0; }
  .choices { grid-template-columns: 1fr 1fr; margin-top: 8px; }
  .choices label:last-child { grid-column: 1 / -1; }
  .narrowing > summary { line-height: 40px; }
  select, input { height: 44px; font-size: 16px; }
  .toggle { min-height: 44px; padding: 9px 12px; }
  .fault-head, .finding { padding-left: 16px; padding-right: 16px; }
  .unread, .undecided, .controls { padding: 16px; }
  .controls thead { display: none; }
  .controls tr { display: grid; grid-template-columns: auto 1fr; gap: 0 16px; padding: 8px 0; border-top: 1px solid var(--line); }
  .controls th, .controls td, .controls td:last-child { padding: 0; border: 0; text-align: left; }
  .controls td:nth-child(2) { grid-column: 1 / -1; grid-row: 2; }
  .controls td:nth-child(n+3) { color: var(--dim); }
  .line { grid-template-columns: 32px 1fr; column-gap: 12px; }
  .tools { gap: 0 20px; }
  .about .tools { display: flex; margin-left: 0; }
  .message { margin-top: 4px; }
  .finding .fix-head .tools { margin-left: 0; }
  .verify { flex-basis: 100%; }
  .severities { gap: 8px; }
  .tool { min-height: 32px; line-height: 32px; }
  .plain { min-height: 40px; }
}
@media (prefers-reduced-motion: no-preference) {
  .toggle, select, input { transition: border-color 100ms, background-color 100ms; }
}
@media print {
  :root {
    color-scheme: light;
    --back: #ffffff; --surface: #ffffff; --sunken: #ffffff; --text: #000000; --dim: #444444; --line: #bbbbbb; --accent: #000000;
    --critical-back: #ffffff; --critical-text: #000000; --high: #000000; --high-back: #ffffff; --medium: #000000; --medium-back: #ffffff;
    --low: #000000; --low-back: #ffffff; --info: #000000; --info-back: #ffffff; --mark: #e6e6e6; --mark-text: #000000;
  }
  body { font-size: 10pt; line-height: 14pt; }
  main, .page-head, .page-foot { max-width: none; padding-left: 0; padding-right: 0; }
  .filters, .actions, .further, .tools, summary { display: none !important; }
  .severity { border: 1px solid #000000; }
  .fault { border: 0; border-top: 2px solid #000000; border-radius: 0; contain: none; }
  .fault-head, .finding { padding-left: 0; padding-right: 0; }
  .fault-head, .finding { break-inside: avoid; }
  .fault-head { break-after: avoid; }
  .finding { content-visibility: visible; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
}
`;
