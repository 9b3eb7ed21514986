import { execFileSync } from "node:child_process";
import { join } from "node:path";

type Render = (markdown: string) => string;

const ENTRY = `
const { micromark } = require("micromark");
const { gfm, gfmHtml } = require("micromark-extension-gfm");
const extensions = [gfm()];
const htmlExtensions = [gfmHtml()];
module.exports = (markdown) => micromark(markdown, { allowDangerousHtml: true, extensions, htmlExtensions });
`;

let render: Render | undefined;

/** HTML of GitHub's Markdown, as it is before mentions and references in its texts become links. */
export function githubHtml(markdown: string): string {
  render ??= bundled();
  return render(markdown);
}

/** The parser is written as modules of a kind that jest does not load: it is bundled as one that it does. */
function bundled(): Render {
  const esbuild = join(require.resolve("esbuild/package.json"), "../bin/esbuild");
  const code = execFileSync(esbuild, ["--bundle", "--format=cjs", "--platform=node"], {
    input: ENTRY,
    cwd: join(__dirname, "../.."),
    encoding: "utf8",
    maxBuffer: 16 * 1024 * 1024,
  });
  const module: { exports: unknown } = { exports: undefined };
  new Function("module", "exports", "require", code)(module, {}, require);
  return module.exports as Render;
}
