import { XMLParser, XMLValidator } from "fast-xml-parser";
import { githubHtml } from "../__tests__/support/github-markdown";
import { sarifProblems } from "../__tests__/support/sarif";
import type { FormatName, Review } from "../src/review";
import { Violation } from "./target";

/*
 * What every output keeps, whatever is in the texts that it shows. One entry a format: what is found to matter is added
 * here, and every target that prints has it.
 */

type Invariant = (output: string, review: Review) => void;

/** Control characters that no output may hold as they are, and what turns the direction of a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const RAW_CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/;

/** For programs: what a terminal could obey stays as it is where JSON allows it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const RAW_C0 = /[\u0000-\u0008\u000b-\u001f]/;

const without =
  (characters: RegExp): Invariant =>
  (output) => {
    const at = characters.exec(output)?.index;
    if (at !== undefined) {
      throw new Violation(
        `a control character as it is: ${JSON.stringify(output.slice(Math.max(0, at - 40), at + 20))}`,
      );
    }
  };

const endsLine: Invariant = (output) => {
  if (!output.endsWith("\n")) {
    throw new Violation("the output does not end with a line end");
  }
};

/** A new line of the output belongs to the product: what a file says cannot begin one that looks like a finding. */
const countsAgree: Invariant = (output, { endpoints, elsewhere }) => {
  const told = output
    .split("\n")
    .filter((line) => /^\s*(?:\d+ )?(?:errors?|warnings?|notes?) [A-Z]\d\d /.test(line)).length;
  // What several endpoints share is printed under each of them.
  const expected = endpoints.reduce((sum, { findings }) => sum + findings.length, elsewhere.length);
  if (told > expected) {
    throw new Violation(`${told} lines look like findings, and there are ${expected}`);
  }
};

const isJson: Invariant = (output) => {
  JSON.parse(output);
};

/** XML 1.0 has no way to write these: not even as an entity. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(?:0|x0);/;

const isXml: Invariant = (output) => {
  const valid = XMLValidator.validate(output);
  if (valid !== true) {
    throw new Violation(`no XML: ${valid.err.msg}`);
  }
  if (NOT_XML.test(output)) {
    throw new Violation("a character that XML 1.0 cannot hold");
  }
  new XMLParser({ ignoreAttributes: false }).parse(output);
};

const isUnicode: Invariant = (output) => {
  if (/\p{Surrogate}/u.test(output)) {
    throw new Violation("half of a surrogate pair: it cannot be written as UTF-8");
  }
};

const isSarif: Invariant = (output, { findings, acknowledged }) => {
  const log = JSON.parse(output);
  const [problem] = sarifProblems(log);
  if (problem !== undefined) {
    throw new Violation(`no SARIF: ${problem}`);
  }
  const results: unknown = log.runs[0].results;
  const expected = findings.length + acknowledged.length;
  if (!Array.isArray(results) || results.length !== expected) {
    throw new Violation(`SARIF has other results than the ${expected} findings`);
  }
};

/** Tags that the product's own Markdown becomes; a file can bring none of its own. */
const OWN_TAGS =
  /<\/?(?:h2|p|table|thead|tbody|tr|th|td|details|summary|ul|li)>|<br(?: \/)?>|<a href="https:[^"]*">|<\/a>/g;

/** Code is shown as it is, whatever is in it. */
const CODE = /<code>[^<]*<\/code>/g;

/** The output is parsed as GitHub parses it: a pattern does not know where code begins and ends. */
const noMarkup: Invariant = (output) => {
  const outside = githubHtml(output).replace(CODE, "").replace(OWN_TAGS, "");
  const found = /<[^\n]{0,30}|(?<!\w)(?:@|&#64;|&#x40;|&commat;)\w{1,30}/i.exec(outside)?.[0];
  if (found !== undefined) {
    throw new Violation(`Markdown with something of a file that is more than a text: ${JSON.stringify(found)}`);
  }
};

/** Cells are divided by bars: a row of a table has as many as its head. */
const tablesHold: Invariant = (output) => {
  let head: number | undefined;
  for (const line of output.split("\n")) {
    const cells = line.startsWith("|") ? line.replace(/\\./g, "").split("|").length : undefined;
    if (cells !== undefined && head !== undefined && cells !== head) {
      throw new Violation(`a row of ${cells} cells in a table of ${head}`);
    }
    head = cells;
  }
};

const INVARIANTS: Readonly<Record<FormatName, readonly Invariant[]>> = {
  text: [without(RAW_CONTROL), endsLine, isUnicode, countsAgree],
  json: [without(RAW_C0), endsLine, isJson],
  markdown: [without(RAW_CONTROL), endsLine, isUnicode, noMarkup, tablesHold],
  sarif: [without(RAW_C0), endsLine, isSarif],
  junit: [endsLine, isUnicode, isXml],
};

/** @throws Violation with the first that the output does not keep */
export function checkOutput(format: FormatName, output: string, review: Review): void {
  for (const invariant of INVARIANTS[format]) {
    try {
      invariant(output, review);
    } catch (error) {
      throw new Violation(`${format}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
