import fc from "fast-check";
import { allRules } from "../../../src/rules/all-rules";
import type { Finding } from "../../../src/rules/finding";
import { runRules } from "../../../src/rules/run-rules";
import { parseTerraform } from "../../../src/topology";
import type { MutableDocument } from "../../support/mutable-document";
import type { Mutation } from "./mutation";

const now = new Date("2026-06-01T00:00:00Z");

export const findingsIn = (document: MutableDocument, rules = allRules): readonly Finding[] =>
  runRules(parseTerraform(document.text(), "sound.json").topology, rules, { now });

/** Two rules walk through the calendar, which takes them longer than all others together; both only ever warn. */
const rulesOfErrors = allRules.filter(({ id }) => id !== "Z27" && id !== "S27");

export const shown = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ id, on, what }) => `${id} ${on.address}: ${what}`);
export const errorsIn = (document: MutableDocument): readonly string[] =>
  shown(findingsIn(document, rulesOfErrors).filter(({ severity }) => severity === "error"));

/** The forms that a topology is written in. */
export type Forms = Readonly<Record<string, () => MutableDocument>>;

/** Every form, every resource that fits, any value. */
export const holdsIn =
  (forms: Forms) =>
  (mutation: Mutation, expectation: (document: MutableDocument) => void): void =>
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(forms)),
        fc.nat({ max: 59 }),
        mutation.values,
        (form, which, value) => expectation(mutated(form(), mutation, which, value)),
      ),
      { numRuns: 6 },
    );

function mutated(document: MutableDocument, mutation: Mutation, which: number, value: unknown): MutableDocument {
  const fitting = document.resources.filter((resource) => mutation.on(resource));
  const resource = fitting[which % fitting.length];
  if (resource === undefined) {
    throw new Error(`the sound stack has nothing that fits: ${mutation.name}`);
  }
  mutation.apply(resource, value, document);
  return document;
}

export const named = (mutations: readonly Mutation[]): readonly (readonly [string, Mutation])[] =>
  mutations.map((mutation) => [mutation.name, mutation] as const);
