import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { SIMULATION_FORMATS, type SimulationFormat } from "../../../src/review/simulation/formats";
import { renderSimulation } from "../../../src/review/simulation/render";
import { githubHtml } from "../../support/github-markdown";
import { ATOMS, arbitraryHostile } from "../../support/hostile";
import { logProblems } from "../../support/log-problems";
import { endpoint, topology } from "../../support/topology";
import { attacked, simulated } from "./simulated";

const RUNS = { numRuns: 60 };
const FULL = simulated(topology(endpoint({ address: "aws_sagemaker_endpoint.other", name: "other" })));

const print = (text: string, format: SimulationFormat, width = 80): string =>
  renderSimulation(
    attacked(FULL, (before) => `${text}${before}`),
    format,
    { source: text, colour: false, width },
  );

describe.each(SIMULATION_FORMATS)("a hostile text in every member, as %s", (format) => {
  it("is obeyed by no terminal and no pipeline", () => {
    for (const text of ATOMS) {
      expect(logProblems(print(text, format))).toEqual([]);
    }
    fc.assert(
      fc.property(arbitraryHostile, (text) => expect(logProblems(print(text, format))).toEqual([])),
      RUNS,
    );
  });
});

it("adds no line to a text", () => {
  const lines = (text: string): number => print(text, "text", Number.MAX_SAFE_INTEGER).split("\n").length;
  for (const text of ATOMS) {
    expect([text, lines(text)]).toEqual([text, lines("x")]);
  }
});

it("obeys the schema as JSON, and means what it meant", () => {
  const schema = JSON.parse(readFileSync(join(__dirname, "../../../docs/simulation.schema.json"), "utf8"));
  const validate = addFormats(new Ajv2020()).compile(schema);
  fc.assert(
    fc.property(arbitraryHostile, (text) => {
      const printed = JSON.parse(print(text, "json"));
      validate(printed);
      expect(validate.errors).toBeNull();
      expect(printed.endpoints[0].name).toBe(`${text}${FULL.endpoints[0]?.name}`);
    }),
    RUNS,
  );
});

it("adds no element to Markdown but code", () => {
  const elements = (text: string): readonly string[] =>
    (githubHtml(print(text, "markdown")).match(/<\/?[a-z][^>]*>/g) ?? []).filter((tag) => !/^<\/?code>$/.test(tag));
  const harmless = elements("x");
  expect(harmless).toContain("<table>");
  for (const text of ATOMS) {
    expect([text, elements(text)]).toEqual([text, harmless]);
  }
});
