import fc from "fast-check";
import { printable } from "../../../src/printable";
import { code, link, prose, row } from "../../../src/review/render/markdown-text";
import { githubHtml } from "../../support/github-markdown";
import { ATOMS, arbitraryHostile } from "../../support/hostile";
import { codesIn, decoded, foundIn, structure } from "../../support/seen-markdown";
import { attacked, filledWith, OF_RULES } from "./hostile-review";
import { print } from "./rendered";

const RUNS = { numRuns: 60 };

describe("a hostile text in a report in Markdown", () => {
  const html = (text: string) => githubHtml(print(attacked(text), "markdown"));
  const harmless = structure(html("x"));

  it("adds no link, no image and no HTML, and breaks no table", () => {
    const tags = new Set(harmless.map((tag) => tag.replace(/^<\/?(\w+).*$/, "$1")));
    expect(tags).toEqual(
      new Set(["h2", "p", "table", "thead", "tbody", "tr", "th", "td", "a", "br", "details", "summary", "ul", "li"]),
    );
    for (const text of ATOMS) {
      expect([text, structure(html(text))]).toEqual([text, harmless]);
    }
    fc.assert(
      fc.property(arbitraryHostile, (text) => expect(structure(html(text))).toEqual(harmless)),
      RUNS,
    );
  });

  it("refers to nobody and to nothing", () => {
    const holds = (text: string) => {
      for (const reviewed of [attacked(text), filledWith(text)]) {
        expect([text, foundIn(githubHtml(print(reviewed, "markdown")))]).toEqual([text, []]);
      }
    };
    for (const text of ATOMS) {
      holds(text);
      for (const sentence of [
        `${text} is it`,
        `it is ${text}, and more`,
        `("${text}")`,
        `${text} ${text}`,
        `a${text}`,
      ]) {
        expect([sentence, foundIn(githubHtml(prose(sentence)))]).toEqual([sentence, []]);
      }
    }
    fc.assert(fc.property(arbitraryHostile, (text) => expect(foundIn(githubHtml(prose(text)))).toEqual([])));
    fc.assert(fc.property(arbitraryHostile, holds), RUNS);
  });

  it("makes a link of no source that leads nowhere on the web", () => {
    // A rule with a page is a link to its page, whatever its source is: these have an id of no page.
    const keep = OF_RULES.filter((name) => name !== "source" && name !== "id");
    for (const source of ["docs/rules.md", "javascript:alert(1)", "//example.com", "data:text/html,x", "", "x](y)"]) {
      expect(githubHtml(print(filledWith(source, keep), "markdown"))).not.toContain("<a ");
    }
    expect(githubHtml(print(filledWith("https://example.com/a(b)|[c]<d>`e` \\f", keep), "markdown"))).toContain(
      '<a href="https://example.com/a%28b%29%7C%5Bc%5D%3Cd%3E%60e%60%20/f">',
    );
  });
});

describe("code in Markdown", () => {
  it("has the text, whatever it is", () => {
    const holds = (text: string) => {
      const shown = printable(text);
      fc.pre(shown.trim() !== "" && !/`{40}/.test(shown));
      expect(codesIn(githubHtml(`It is ${code(text)}.`))).toEqual([shown]);
    };
    for (const text of ["a`b", "`", "``", "`a`", "a``b`c", " a ", "leave `disableScaleIn` out", "@octocat", "a\\|b"]) {
      holds(text);
    }
    fc.assert(fc.property(arbitraryHostile, holds));
  });

  it("stays code where it is empty, or has more backticks than a parser counts", () => {
    for (const text of ["", " ", "`".repeat(81), `a${"`".repeat(500)}`]) {
      expect(codesIn(githubHtml(`${code(text)} and ${code("b")}`))).toHaveLength(2);
    }
  });

  it("can be copied from a table, also with bars", () => {
    const table = (text: string) => githubHtml([row(["a"]), row(["---"]), row([code(text)])].join("\n"));
    for (const text of ["a|b", "a || b", "aws x --filter 'a|b' | jq '.c'", "`a|b`", "a\\b"]) {
      expect(codesIn(table(text))).toEqual([text]);
    }
    // No Markdown can hold these in a cell.
    expect(codesIn(table("a\\|b"))).toEqual(["a\\\\u007cb"]);
  });
});

describe("words in Markdown", () => {
  it.each([
    "sleeps when idle for about 25 min, wakes on one request",
    "whether it sleeps is unknown",
    "the wake path of chat-model has alarm ?",
    "two requests must fail within 60 s (AWS's default), or 1.5 min",
    "what the rule W05 says is >= 1",
    "191.6 of 300, 14 % less",
    "14.5 % of it",
  ])("stay words: %s", (text) => {
    expect(codesIn(githubHtml(prose(text)))).toEqual([]);
    expect(decoded(githubHtml(prose(text)))).toBe(`<p>${text}</p>`);
  });

  it.each([
    ["name is @octocat: it may not", "name is `@octocat`: it may not"],
    ['name is "@a/b c@d": it may not', 'name is "`@a/b c@d`": it may not'],
    ["min_capacity is 1", "`min_capacity` is 1"],
    ["infra/plan.json: the plan is partial", "`infra/plan.json`: the plan is partial"],
    ["1. plan", "`1`. plan"],
    ["%milestone is 14 %", "`%milestone` is 14 %"],
    ["at cron(0 18 ? * FRI *) and rate(5 minutes).", "at `cron(0 18 ? * FRI *)` and `rate(5 minutes)`."],
    ["xcron(0 18 is not cron(0", "`xcron(0` 18 is not `cron(0`"],
    ["it hides a_b, c_d of x.y; z_z.", "it hides `a_b`, `c_d` of `x.y`; `z_z`."],
    ["see www.example.com and https://example.com.", "see `www.example.com` and `https://example.com`."],
    ["at a5c3785ed8d6a35868bc169f07e40e889087fd2e", "at `a5c3785ed8d6a35868bc169f07e40e889087fd2e`"],
  ])("become code where they are none: %s", (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  it("are those of a link, which leads to the web or is none", () => {
    expect(link("W05 wake-threshold", "https://example.com/a_b?c=d&e=f#g")).toBe(
      "[W05 wake-threshold](https://example.com/a_b?c=d&e=f#g)",
    );
    expect(link("W05 wake-threshold", "docs/rules.md")).toBe("W05 wake-threshold");
  });
});
