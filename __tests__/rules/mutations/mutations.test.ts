import { Testing } from "cdktf";
import fc from "fast-check";
import { allRules } from "../../../src/rules/all-rules";
import type { Finding } from "../../../src/rules/finding";
import { runRules } from "../../../src/rules/run-rules";
import { parseTerraform } from "../../../src/topology";
import { type MutableDocument, mutablePlan, mutableStack } from "../../support/mutable-document";
import { recordedPlan } from "../../support/plan-fixture";
import { soundStack } from "../../support/sound-stack";
import { breaksSleeping } from "./breaks-sleeping";
import { breaksWaking } from "./breaks-waking";
import type { Mutation } from "./mutation";
import { harmless, weakening } from "./works-on";

const now = new Date("2026-06-01T00:00:00Z");
const stack = Testing.synth(soundStack(Testing.app()));

const FORMS = {
  "synthesized JSON": () => mutableStack(JSON.parse(stack)),
  "a plan": () => mutablePlan(recordedPlan("sound")),
} as const;
type Form = keyof typeof FORMS;
const forms: readonly Form[] = ["synthesized JSON", "a plan"];

const findingsIn = (document: MutableDocument, rules = allRules): readonly Finding[] =>
  runRules(parseTerraform(document.text(), "sound.json").topology, rules, { now });

/** Two rules walk through the calendar, which takes them longer than all others together; both only ever warn. */
const rulesOfErrors = allRules.filter(({ id }) => id !== "Z27" && id !== "S27");

const shown = (findings: readonly Finding[]) => findings.map(({ id, on, what }) => `${id} ${on.address}: ${what}`);
const errorsIn = (document: MutableDocument) =>
  shown(findingsIn(document, rulesOfErrors).filter(({ severity }) => severity === "error"));

function mutated(form: Form, mutation: Mutation, which: number, value: unknown): MutableDocument {
  const document = FORMS[form]();
  const fitting = document.resources.filter((resource) => mutation.on(resource));
  const resource = fitting[which % fitting.length];
  if (resource === undefined) {
    throw new Error(`the sound stack has nothing that fits: ${mutation.name}`);
  }
  mutation.apply(resource, value, document);
  return document;
}

/** Every form, every resource that fits, any value. */
const holds = (mutation: Mutation, expectation: (document: MutableDocument) => void): void =>
  fc.assert(
    fc.property(fc.constantFrom(...forms), fc.nat({ max: 59 }), mutation.values, (form, which, value) =>
      expectation(mutated(form, mutation, which, value)),
    ),
    { numRuns: 6 },
  );

const named = (mutations: readonly Mutation[]) => mutations.map((mutation) => [mutation.name, mutation] as const);

describe("a topology that sleeps and wakes", () => {
  it.each(forms)("has no finding in %s", (form) => expect(shown(findingsIn(FORMS[form]()))).toEqual([]));

  it.each(named(breaksWaking))("has an error when %s", (_, mutation) =>
    holds(mutation, (document) => expect(errorsIn(document)).not.toEqual([])),
  );

  it.each(named(breaksSleeping))("has an error when %s", (_, mutation) =>
    holds(mutation, (document) => expect(errorsIn(document)).not.toEqual([])),
  );

  it.each(named(weakening))("has a finding when %s", (_, mutation) =>
    holds(mutation, (document) => expect(findingsIn(document)).not.toEqual([])),
  );

  it.each(named(harmless))("has no error when %s", (_, mutation) =>
    holds(mutation, (document) => expect(errorsIn(document)).toEqual([])),
  );
});
