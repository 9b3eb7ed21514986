import { type Answer, review } from "../../../src/review";
import { allRules } from "../../../src/rules/all-rules";
import type { Finding } from "../../../src/rules/finding";
import { runRules } from "../../../src/rules/run-rules";
import { parseTerraform } from "../../../src/topology";
import { ALL, type Expected, type Together } from "./edit";
import type { Json } from "./wirings";

const now = new Date("2026-06-01T00:00:00Z");

/** Two rules walk through the calendar, which takes them longer than all others together; both only ever warn. */
const rules = allRules.filter(({ id }) => id !== "Z27" && id !== "S27");

/** What the package answers about a document. */
export interface Outcome {
  readonly sleeps: readonly Answer[];
  readonly wakes: readonly Answer[];
  readonly findings: readonly Finding[];
}

export function outcomeOf(document: Json): Outcome {
  const { topology } = parseTerraform(JSON.stringify(document), "edited.json");
  const findings = runRules(topology, rules, { now });
  const { endpoints } = review([{ file: "edited.json", topology, open: findings }]);
  return {
    sleeps: endpoints.map(({ verdict }) => verdict.sleeps),
    wakes: endpoints.map(({ verdict }) => verdict.wakes),
    findings,
  };
}

/** Why the answer is not the expected one; `undefined` when it is. */
export function disagreement(expected: Expected, outcome: Outcome): string | undefined {
  const { sleeps, wakes, findings } = outcome;
  const isWhole = [...sleeps, ...wakes].every((answer) => answer === "yes");
  const isTold = findings.some(({ severity }) => severity !== "note");
  const hasError = findings.some(({ severity }) => severity === "error");
  switch (expected) {
    case "doubtful":
      return undefined;
    case "unknown":
      return [...sleeps, ...wakes].includes("unknown") && findings.length > 0 && !hasError
        ? undefined
        : `not told as unknown: ${shown(outcome)}`;
    case "harmless":
      return isWhole && !isTold ? undefined : `false alarm: ${shown(outcome)}`;
    case "weakens":
      return findings.length > 0 && isWhole && !hasError ? undefined : `not a weakness: ${shown(outcome)}`;
    case "breaks one way":
      return isTold ? undefined : `miss: ${shown(outcome)}`;
    default: {
      const answers = { "breaks sleep": sleeps, "breaks wake": wakes, "breaks both": [...sleeps, ...wakes] }[expected];
      return hasError && answers.some((answer) => answer !== "yes") ? undefined : `miss: ${shown(outcome)}`;
    }
  }
}

export const shown = ({ sleeps, wakes, findings }: Outcome): string =>
  `sleeps ${sleeps.join()} wakes ${wakes.join()} ${findings.map(({ id, severity, what }) => `${id} ${severity} (${what})`).join("; ")}`;

/** Writes the values of one edit into a document. */
export function applyEdit(document: Json, address: string, at: string, value: unknown): void {
  if (at !== ALL) {
    write(blockAt(document, address), at.split("."), value);
  } else if (value === undefined) {
    const [type = "", name = ""] = address.split(".");
    delete (document.resource as Record<string, Json>)[type]?.[name];
  } else {
    for (const [place, one] of Object.entries(value as Together)) {
      const [path = "", other = address] = place.split(" > ").reverse();
      if (path === "*") {
        applyEdit(document, other, ALL, one);
      } else {
        write(blockAt(document, other), path.split("."), one);
      }
    }
  }
}

function blockAt(document: Json, address: string): Json {
  const [type = "", name = ""] = address.split(".");
  const resources = document.resource as Record<string, Record<string, Json>>;
  const blocks = resources[type] ?? {};
  const block = blocks[name] ?? {};
  resources[type] = { ...blocks, [name]: block };
  return block;
}

function write(into: Json, path: readonly string[], value: unknown): void {
  const [first = "", ...rest] = path;
  if (rest.length === 0) {
    if (value !== undefined) {
      into[first] = value;
    } else if (Array.isArray(into)) {
      into.splice(Number(first), 1);
    } else {
      delete into[first];
    }
    return;
  }
  const inner = into[first];
  if (typeof inner === "string" && /^\s*[{[]/.test(inner)) {
    const document = JSON.parse(inner);
    write(document, rest, value);
    into[first] = JSON.stringify(document);
    return;
  }
  if (typeof inner !== "object" || inner === null) {
    into[first] = {};
  }
  write(into[first] as Json, rest, value);
}
