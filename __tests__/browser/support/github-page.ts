import { githubHtml } from "../../support/github-markdown";

/** The colours and the measures of a comment on GitHub: https://primer.style/foundations/color. */
const STYLE = `
:root { color-scheme: light dark; --text: #1f2328; --ground: #fff; --line: #d1d9e0; --muted: #f6f8fa; --code: #eff1f3; --link: #0969da; }
@media (prefers-color-scheme: dark) {
  :root { --text: #f0f6fc; --ground: #0d1117; --line: #3d444d; --muted: #151b23; --code: #262c36; --link: #4493f8; }
}
body { margin: 0; padding: 16px; background: var(--ground); color: var(--text); font: 14px/1.5 sans-serif; overflow-wrap: break-word; }
table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: 6px 13px; }
tr:nth-child(2n) td { background: var(--muted); }
code { background: var(--code); padding: 2px 5px; font-size: 85%; white-space: break-spaces; }
pre { background: var(--muted); padding: 16px; overflow: auto; }
pre code { background: transparent; padding: 0; white-space: pre; }
a { color: var(--link); }
`;

/** A page with a comment, as GitHub shows it before its script draws what is in Mermaid. */
export const githubPage = (markdown: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Comment</title><style>${STYLE}</style><main>${githubHtml(markdown)}</main></html>`;
