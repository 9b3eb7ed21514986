import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { XMLValidator } from "fast-xml-parser";

const ROOT = join(__dirname, "../..");

/** The pages that people write, and those that `npm run docs` writes. */
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
];

const textOf = (page: string): string => readFileSync(join(ROOT, page), "utf8");

/** The text without code: what is in a fence or between backticks is no link and no sentence. */
const proseOf = (page: string): string =>
  textOf(page)
    .replace(/^ *```[\s\S]*?^ *```$/gm, "")
    .replace(/`[^`\n]*`/g, "``");

interface Link {
  readonly file: string;
  readonly anchor?: string;
}

/** Where a page links to, but for the web. */
const linksOf = (page: string): Link[] =>
  [...proseOf(page).matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = "", anchor] = target.split("#");
      const file = path === "" ? page : relative(ROOT, join(ROOT, dirname(page), path));
      return { file, ...(anchor === undefined ? {} : { anchor }) };
    });

/** The anchors of headings, as GitHub makes them. */
const anchorsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replace(/ /g, "-"),
  );

/** A link to a folder shows its README. */
const pageAt = (file: string): string => (file.endsWith(".md") ? file : join(file, "README.md"));

describe.each(pages)("%s", (page) => {
  it("links to files that exist", () => {
    expect(linksOf(page).filter(({ file }) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it("links to headings that exist", () => {
    const missing = linksOf(page).filter(
      ({ file, anchor }) => anchor !== undefined && !anchorsOf(pageAt(file)).includes(anchor),
    );
    expect(missing).toEqual([]);
  });
});

describe("a reader who begins at the README", () => {
  const reached = new Set<string>();
  const follow = (page: string): void => {
    if (page.endsWith(".md") && !reached.has(page) && existsSync(join(ROOT, page))) {
      reached.add(page);
      for (const { file } of linksOf(page)) {
        follow(pageAt(file));
      }
    }
  };
  follow("README.md");

  it("reaches each page of docs", () => {
    const published = pages.filter((page) => page.startsWith("docs/") && !page.startsWith("docs/rules/bases/"));
    expect(published.filter((page) => !reached.has(page))).toEqual([]);
  });
});

describe("the README", () => {
  it("has at most 200 lines", () => expect(textOf("README.md").trimEnd().split("\n").length).toBeLessThanOrEqual(200));

  it("describes its picture to those who do not see it", () => {
    const [, alternative = ""] = /!\[([^\]]*)\]\(docs\/wake-path\.svg\)/.exec(textOf("README.md")) ?? [];
    for (const step of ["HTTP 400", "NoCapacityInvocationFailures", "wake alarm", "wake policy", "retry"]) {
      expect(alternative).toContain(step);
    }
  });
});

describe("docs/wake-path.svg", () => {
  const svg = readFileSync(join(ROOT, "docs/wake-path.svg"), "utf8");

  it("is well-formed, and shows nothing from elsewhere", () => {
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg.replace(/xmlns="[^"]*"/, "")).not.toMatch(/https?:|<script|<image|<foreignObject/);
  });

  it("has a title, a description, a background of its own and colours for dark pages", () => {
    expect(svg).toMatch(/<title id="title">[^<]+<[\s\S]*<desc id="desc">[^<]+</);
    expect(svg).toMatch(/<rect class="page"/);
    expect(svg).toContain("@media (prefers-color-scheme: dark)");
  });
});

describe("docs/README.md", () => {
  it("lists each page of its folder", () => {
    const listed = linksOf("docs/README.md").map(({ file }) => file);
    const own = pages.filter((page) => /^docs\/[^/]+\.md$/.test(page) && page !== "docs/README.md");
    expect(own.filter((page) => !listed.includes(page))).toEqual([]);
  });
});

/** Words that a reader has to translate first, and what to write instead. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:nobody|everybody) calls\b/i, "without requests, at peak load"],
  [/\blets? (?:a finding|findings|it) stay\b|\bmay stay\b/i, "is acknowledged, is accepted"],
  [/\bis told\b|\btells of\b|\bsays of\b/i, "reports, prints"],
  [/\b(?:comes?|is brought|brings it) back\b/i, "wakes, scales from zero"],
  [/\bis all that takes\b|\bnothing but\b/i, "requires only"],
  [/\bnice to have\b/i, "optional"],
  [/\bwhat clients call\b/i, "endpoint name"],
  [/\bthere is to\b|\bit is so that\b/i, "(leave it out)"],
  [/\bsimply\b/i, "(leave it out)"],
];

/** Pages that `npm run docs` writes get their sentences from the code. */
const isGenerated = (page: string): boolean => /^docs\/(?:rules\b|dependencies\.md|api\b|metrics\.md)/.test(page);

describe.each(pages.filter((page) => !isGenerated(page) && page !== "docs/modules.md"))(
  "the sentences of %s",
  (page) => {
    it.each(WORDS)("do without %s", (pattern) => {
      expect(
        proseOf(page)
          .split("\n")
          .filter((line) => pattern.test(line)),
      ).toEqual([]);
    });

    it("have no exclamation marks", () => {
      expect(proseOf(page).match(/[\p{L}\d]!(?:\s|$)/gu)).toBeNull();
    });
  },
);
