import { FORMATS, type RenderOptions, type Review, render, review } from "../src/review";
import { allRules } from "../src/rules/all-rules";
import { runRules } from "../src/rules/run-rules";
import { parseTerraform, type Topology } from "../src/topology";
import { checkOutput } from "./invariants";
import { Violation } from "./target";

/** Rules about days that have passed depend on it. */
const NOW = new Date("2026-11-21T12:00:00Z");

/** What is in a document, as one text: the same for the same document. */
export function readingOf(text: string): string {
  const { kind, topology, before } = parseTerraform(text, "input.json");
  return [kind, shown(topology), ...(before === undefined ? [] : [shown(before)])].join("\n");
}

const shown = ({
  endpoints,
  inferenceComponents,
  alarms,
  scalingPolicies,
  scalableTargets,
  limits,
}: Topology): string =>
  JSON.stringify([endpoints, inferenceComponents, alarms, scalingPolicies, scalableTargets, limits], (_, value) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );

/** What `check` has to say about a topology. */
export function reviewOf(topology: Topology): Review {
  const findings = runRules(topology, allRules, { now: NOW });
  for (const { on, what, fix } of findings) {
    if (typeof on.address !== "string" || what === "" || fix.hcl === "") {
      throw new Violation(
        `a finding without an address, a text or a fix: ${JSON.stringify({ on: on.address, what, fix })}`,
      );
    }
  }
  const told = review([{ file: "input.json", topology, open: findings }]);
  if (told.findings.length !== findings.length) {
    throw new Violation(`${findings.length} findings, of which the review tells ${told.findings.length}`);
  }
  return told;
}

const OPTIONS: RenderOptions = { colour: false, failOn: "warning", cwd: "/srv", version: "1.2.3" };

/** The review in all formats, each as it has to be. */
export function printed(told: Review): string {
  return FORMATS.map((format) => {
    const output = render(told, format, OPTIONS);
    checkOutput(format, output, told);
    return output;
  }).join("\n");
}
