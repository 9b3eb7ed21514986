import { Testing } from "cdktf";
import { mutablePlan, mutableStack } from "../../support/mutable-document";
import { recordedPlan } from "../../support/plan-fixture";
import { soundStack } from "../../support/sound-stack";
import { breaksSleeping } from "./breaks-sleeping";
import { breaksWaking } from "./breaks-waking";
import { errorsIn, findingsIn, holdsIn, named, shown } from "./judged";
import { harmless, weakening } from "./works-on";

const stack = Testing.synth(soundStack(Testing.app()));

const FORMS = {
  "synthesized JSON": () => mutableStack(JSON.parse(stack)),
  "a plan": () => mutablePlan(recordedPlan("sound")),
} as const;
type Form = keyof typeof FORMS;
const forms: readonly Form[] = ["synthesized JSON", "a plan"];

const holds = holdsIn(FORMS);

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
