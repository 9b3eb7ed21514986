import { nameShapes } from "../../../src/rules/configuration/c09-name-shapes";
import { found, told } from "../../support/told";
import {
  component,
  configuration,
  endpoint,
  model,
  scheduledAction,
  topology,
  tracking,
  unknown,
  variant,
  wakeAlarm,
} from "../../support/topology";

describe("C09 name-shapes", () => {
  it("speaks about an underscore, and writes it right", () => {
    const [finding] = found(nameShapes, topology(component({ name: "llama_3.1" })));
    expect(finding?.what).toBe(
      'InferenceComponentName is "llama_3.1": it must consist of letters, digits and hyphens, and must not begin or end with a hyphen',
    );
    expect(finding?.fix.hcl).toBe('InferenceComponentName = "llama-3-1"');
  });

  it.each([
    endpoint({ name: "llm_1" }),
    configuration({ name: "llm_1" }),
    variant({ name: "main_1" }),
    model({ name: "-llama" }),
    model({ name: "l".repeat(64) }),
    tracking({ name: "t".repeat(257) }),
    tracking({ name: "" }),
    scheduledAction({ name: "" }),
    scheduledAction({ name: "evening/all" }),
    scheduledAction({ name: "evening " }),
    scheduledAction({ name: "e".repeat(257) }),
    wakeAlarm({ name: "w".repeat(256) }),
  ])("speaks about a name that is refused (%#)", (change) => {
    expect(told(nameShapes, topology(change))).toHaveLength(1);
  });

  it("is silent at the longest that is allowed, and about a policy with a slash", () => {
    expect(told(nameShapes, topology(model({ name: "l".repeat(63) })))).toEqual([]);
    expect(told(nameShapes, topology(wakeAlarm({ name: "w".repeat(255) })))).toEqual([]);
    expect(told(nameShapes, topology(tracking({ name: "a/b c_d" })))).toEqual([]);
  });

  it("is silent about a scheduled action with blanks and dots inside", () =>
    expect(told(nameShapes, topology(scheduledAction({ name: "every evening, 19.00" })))).toEqual([]));

  it("asks for a name where there is none", () =>
    expect(found(nameShapes, topology(wakeAlarm({ name: "" })))[0]?.fix.hcl).toBe(
      "alarm_name = a name that is not empty",
    ));

  it("is silent when the plan does not know it", () => {
    expect(told(nameShapes, topology(endpoint({ name: unknown() })))).toEqual([]);
  });
});
