import { createHash } from 'node:crypto';

/** Style of the public pages: the tokens of the console, without its scripts. Kept in code, so that the build copies nothing. */
export const stylesheet = `
:root {
  --ink: #1f2430; --soft: #5b6070; --paper: #fff; --ground: #f6f5f3; --hairline: #e4e1dc;
  --rose: #b3324b; --on-rose: #fff; --success: #15803d; --warning: #8a5a10; --danger: #c2410c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #eceae6; --soft: #b3b1ab; --paper: #22252d; --ground: #181a20; --hairline: #3a3d46;
    --rose: #f08ba0; --on-rose: #2a0d14; --success: #6fd08f; --warning: #e3b65c; --danger: #f19a72;
  }
}
* { box-sizing: border-box; }
body {
  display: flex; flex-direction: column; min-height: 100vh; margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif;
}
.frame { max-width: 720px; margin: 0 auto; padding: 0 16px; }
a { color: var(--rose); text-underline-offset: 3px; }
:focus-visible { outline: 3px solid var(--rose); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 16px; top: 8px; background: var(--paper); padding: 8px 16px; }
header { background: var(--paper); border-bottom: 1px solid var(--hairline); }
header .frame { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 24px; min-height: 56px; }
.brand { margin: 8px 0; font-size: 20px; font-weight: 600; }
.brand small { font-size: 14px; font-weight: 400; color: var(--soft); }
.mark { display: inline-block; width: 12px; height: 12px; margin-right: 8px; background: var(--rose); border-radius: 50% 50% 50% 0; }
nav { display: flex; gap: 4px; margin-left: -12px; }
nav a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 12px; color: var(--ink); text-decoration: none; }
nav a:hover { text-decoration: underline; }
main.frame { padding-top: 32px; padding-bottom: 32px; }
h1 { margin: 0 0 4px; font-size: 28px; line-height: 1.35; }
h2 { margin: 0 0 8px; font-size: 20px; line-height: 1.4; }
.english { margin: 0 0 24px; color: var(--soft); font-size: 14px; }
.card { background: var(--paper); border: 1px solid var(--hairline); border-radius: 8px; padding: 24px; margin: 0 0 16px; }
.card > :last-child { margin-bottom: 0; }
.verdict { display: flex; gap: 16px; align-items: center; margin: 0 0 16px; }
.verdict h1 { margin: 0; font-size: 24px; }
.verdict .english { margin: 0; }
.sign { flex: none; display: grid; place-items: center; width: 48px; height: 48px; border: 3px solid; border-radius: 50%; font-size: 24px; font-weight: 700; line-height: 1; }
.valid .sign { color: var(--success); }
.unknown .sign { color: var(--danger); border-radius: 8px; }
dl { display: grid; grid-template-columns: 8em 1fr; gap: 8px 16px; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
dd [lang] { display: block; color: var(--soft); font-size: 14px; }
dd, .number { font-variant-numeric: tabular-nums; }
.hash { font: 12px/1.6 ui-monospace, Consolas, monospace; }
label { display: block; margin-bottom: 8px; font-weight: 600; }
.hint { margin: 0 0 8px; color: var(--soft); font-size: 14px; }
input { width: 100%; min-height: 48px; padding: 8px 12px; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); color: var(--ink); font: inherit; font-size: 18px; letter-spacing: 1px; text-transform: uppercase; }
input::placeholder { color: var(--soft); opacity: 1; }
button { min-height: 48px; margin-top: 16px; padding: 8px 24px; border: 0; border-radius: 6px; background: var(--rose); color: var(--on-rose); font: inherit; font-weight: 600; cursor: pointer; }
.state { display: inline-block; margin: 0 0 8px; padding: 0 10px; border: 1px solid; border-radius: 999px; font-size: 14px; }
.state.open { color: var(--success); } .state.paused { color: var(--warning); } .state.ended { color: var(--soft); }
.notices { list-style: none; margin: 0; padding: 0; }
.more { display: inline-flex; align-items: center; min-height: 44px; }
main { flex: 1; width: 100%; }
footer { border-top: 1px solid var(--hairline); padding: 16px 0 32px; color: var(--soft); font-size: 14px; }
footer p { margin: 0; }
@media (max-width: 480px) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 8px; }
  .card { padding: 16px; }
  button { width: 100%; }
}
@media print {
  nav, footer, .skip { display: none; }
  body { background: #fff; }
}
`;

/** Changes with the content, so that browsers may keep the file for good. */
export const stylesheetPath = `/public/assets/${createHash('sha256').update(stylesheet).digest('hex').slice(0, 16)}.css`;
