import { reviewOf } from "../../support/reviews";
import { topology } from "../../support/topology";
import { hostile, print, sample } from "./rendered";

describe("a review as text", () => {
  it("says the verdict first, then the wake path, then what is wrong and how to right it", () => {
    expect(print(sample(), "text")).toMatchInlineSnapshot(`
      "llm: never sleeps, never wakes
        aws_sagemaker_endpoint.this · plan.json
        wake path: request -> 400
              -> NoCapacityInvocationFailures{InferenceComponentName=llama3-8b}
              -> alarm llama3-8b-wake (>= 1) (BROKEN: W05)
              -> policy llama3-8b-wake (+1) -> target 0..3
              -> ManagedInstanceScaling 0..3
        error W05 wake-threshold: something is wrong
          at  aws_cloudwatch_metric_alarm.wake · infra/llm.ts:41
          why Otherwise something happens.
          fix something = right
          see https://example.com/source
        acknowledged Z07 scale-in-disabled: something is wrong
          at  aws_appautoscaling_policy.tracking
          because kept warm for a demo

      Elsewhere
        note S10 pass-role: something is wrong
          at  aws_iam_role.stray
          why Otherwise something happens.
          fix something = right
          see https://example.com/source

      1 endpoint: 1 error, 1 note, 1 acknowledged
      "
    `);
  });

  it("is short when all is well", () => {
    expect(print(reviewOf(topology()), "text")).toMatchInlineSnapshot(`
      "llm: sleeps when idle for about 25 min, wakes on one request
        aws_sagemaker_endpoint.this · plan.json
        wake path: request -> 400
              -> NoCapacityInvocationFailures{InferenceComponentName=llama3-8b}
              -> alarm llama3-8b-wake (>= 1) -> policy llama3-8b-wake (+1)
              -> target 0..3 -> ManagedInstanceScaling 0..3

      1 endpoint: no findings
      "
    `);
  });

  it("has colours only when they are asked for", () => {
    expect(print(sample(), "text")).not.toContain("\u001b[");
    expect(print(sample(), "text", { colour: true })).toContain("\u001b[31mnever wakes\u001b[39m");
  });

  it("does not let a file speak to the terminal", () => {
    const printed = print(hostile("a\u001b[2Jb\nerror W99 forged\u202e"), "text");
    expect(printed).toContain("a\\u001b[2Jb\\u000aerror W99 forged\\u202e");
    expect(printed).not.toContain("\u001b");
    expect(printed.split("\n").filter((line) => line.startsWith("error"))).toEqual([]);
  });

  it("is the same each time", () => {
    expect(print(sample(), "text")).toBe(print(sample(), "text"));
  });
});
