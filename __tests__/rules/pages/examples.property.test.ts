import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseAcknowledgements } from "../../../src/rules/acknowledgement-file";
import type { Acknowledgement } from "../../../src/rules/acknowledgements";
import { allRules } from "../../../src/rules/all-rules";
import { checkedFindings } from "../../../src/rules/checked-findings";
import { explainedRules } from "../../../src/rules/explained-rules";
import type { Finding } from "../../../src/rules/finding";
import type { RuleContext } from "../../../src/rules/rule";
import type { Topology } from "../../../src/topology";
import { compareWithWanted } from "../../../src/verify/compare/compare";
import { NOW } from "../../support/live";
import { accountExample } from "./account-example";
import { type Example, examplesIn, type Language, PAGES, readPage } from "./example";
import { hclExample } from "./hcl-example";
import { typescriptExample } from "./typescript-example";

/* The examples of the pages in docs/rules. One page: `npx jest --config jest/property.js __tests__/rules/pages -t W05`. */

/**
 * The languages that a page has to show. Neither an account nor the file of acknowledgements is written in Terraform, and
 * only an acknowledgement in the file has a last day (A02).
 */
const LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  V: ["console"],
  D: ["console"],
  A01: ["json", "typescript"],
  A02: ["json"],
};

const languagesOf = (id: string): readonly string[] =>
  LANGUAGES[id] ?? LANGUAGES[id.slice(0, 1)] ?? ["hcl", "typescript"];

interface Case {
  readonly topology: Topology;
  readonly context: RuleContext;
  /** Why constructs refuse to be synthesized. @default - they do not */
  readonly refused?: readonly string[];
  /** Acknowledgements of the file. @default - none */
  readonly acknowledgements?: readonly Acknowledgement[];
}

async function read(
  example: Pick<Example, "language" | "bases" | "text">,
  isAboutAcknowledgements: boolean,
): Promise<Case> {
  switch (example.language) {
    case "hcl":
      return { topology: await hclExample(example), context: { now: NOW } };
    case "typescript":
      return { ...(await typescriptExample(example, isAboutAcknowledgements)), context: { now: NOW } };
    case "console":
      return accountExample(example);
    case "json":
      return {
        topology: await hclExample({ bases: example.bases, text: "" }),
        context: { now: NOW },
        acknowledgements: parseAcknowledgements(example.text),
      };
  }
}

/** What differs from the configuration that was applied to the account. */
async function differences({ topology, context: { live } }: Case): Promise<readonly Finding[]> {
  const applied = await hclExample({ bases: ["realtime"], text: "" });
  return live === undefined ? [] : compareWithWanted(applied, { topology, live });
}

/**
 * What a reader of the report sees: of several rules the most specific one, without what is acknowledged.
 * @param id the rule of the page: an account is compared with what was applied to it for a rule about differences
 */
async function reported(example: Pick<Example, "language" | "bases" | "text" | "refused">, id = "") {
  const one = await read(example, id.startsWith("A"));
  const isCompared = id.startsWith("D");
  const { topology, context, acknowledgements, refused = [] } = one;
  expect(refused).toHaveLength(example.refused ? 1 : 0);
  const different = isCompared ? await differences(one) : [];
  const { open, acknowledgementProblems } = checkedFindings(topology, {
    ...context,
    rules: allRules,
    acknowledgements,
    complete: (found) => [...found, ...different],
  });
  return [...open, ...acknowledgementProblems].map(({ id, severity, on, what }) => ({
    id,
    severity,
    text: `${id} ${on.address}: ${what}`,
  }));
}

/** What is reported about bases as they are meant to be. */
const ACCEPTED: Readonly<Record<string, readonly string[]>> = { schedules: ["S13"], "kept-copy": ["Z05"] };

const acceptedIn = (bases: readonly string[]): readonly string[] => bases.flatMap((base) => ACCEPTED[base] ?? []);

/** Notes are true of much that is right. */
const isAccepted = ({ id, severity }: { id: string; severity: string }, { bases }: Pick<Example, "bases">): boolean =>
  severity === "note" || acceptedIn(bases).includes(id);

const pages = explainedRules.map(({ id }) => ({ id, examples: examplesIn(readPage(id)) }));

describe.each(pages)("the page of $id", ({ id, examples }) => {
  for (const example of examples) {
    const { role, language, line } = example;
    it(`${role === "wrong" ? "shows what it reports" : "shows what is right"} in ${language} (line ${line})`, async () => {
      const found = await reported(example, id);
      if (role === "wrong") {
        expect(found.map((finding) => finding.id)).toContain(id);
      } else {
        expect(found.filter((finding) => finding.id === id || !isAccepted(finding, example))).toEqual([]);
      }
    });
  }

  it("shows both in every language", () => {
    const shown = examples.map(({ language, role }) => `${language} ${role}`);
    const wanted = languagesOf(id).flatMap((language) => [`${language} wrong`, `${language} right`]);
    expect(shown).toEqual(expect.arrayContaining(wanted));
  });

  it("links the bases of its examples", () => {
    const page = readPage(id);
    for (const { language, bases } of examples.filter(({ bases }) => bases.some((base) => base !== "empty"))) {
      for (const base of bases) {
        expect(page).toContain(
          `(bases/${base}.${{ hcl: "tf", typescript: "ts", console: "json", json: "tf" }[language]})`,
        );
      }
    }
  });
});

describe("the bases of the examples", () => {
  const files = readdirSync(join(PAGES, "bases"));
  const ADDED_TO: Readonly<Record<string, string>> = {
    adapter: "realtime",
    schedules: "realtime",
    "scheduled-actions": "realtime",
    "step-policies": "realtime",
    "kept-copy": "realtime",
    "idle-policy": "async",
  };
  const named = (extension: string) =>
    files
      .filter((file) => file.endsWith(extension))
      .map((file) => file.slice(0, -extension.length))
      .map((name) => ({ bases: [ADDED_TO[name] ?? [], name].flat() }));

  const ids = async (language: Language, bases: readonly string[]) =>
    (await reported({ language, bases, text: "", refused: false })).map(({ id }) => id);

  it.each(named(".tf"))("reports nothing about $bases in HCL", async ({ bases }) => {
    expect(await ids("hcl", bases)).toEqual(acceptedIn(bases));
  });

  it.each(named(".ts"))("reports nothing about $bases in TypeScript", async ({ bases }) => {
    expect(await ids("typescript", bases)).toEqual(acceptedIn(bases));
  });

  it("finds no difference between the account and what was applied to it", async () =>
    expect(await reported({ language: "console", bases: ["account"], text: "", refused: false }, "D01")).toEqual([]));

  it("reports nothing about the account", async () => expect(await ids("console", ["account"])).toEqual([]));
});
