import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { XMLValidator } from "fast-xml-parser";
import type { LiveState, Review } from "../../../src/review";
import { reviewOf } from "../../support/reviews";
import { topology } from "../../support/topology";
import { print } from "./rendered";

const schema = JSON.parse(readFileSync(join(__dirname, "../../../docs/check-output.schema.json"), "utf8"));

/** A review of an endpoint that is asleep; name what matters. */
function live(change: Partial<LiveState> = {}): Review {
  const review = reviewOf(topology());
  const state: LiveState = {
    condition: "asleep",
    status: "InService",
    configuration: "llm-1",
    wantedConfiguration: "llm-1",
    variants: [{ name: "AllTraffic", instances: 0, desiredInstances: 0 }],
    components: [
      { name: "llama", status: "InService", copies: 0, desiredCopies: 0 },
      { name: "lora", status: "InService" },
    ],
    awaited: [],
    ...change,
  };
  return { ...review, endpoints: review.endpoints.map((endpoint) => ({ ...endpoint, live: state })) };
}

const late = live({
  condition: "changing",
  variants: [{ name: "AllTraffic", instances: 1, desiredInstances: 2 }],
  components: [{ name: "llama", status: "InService", copies: 0, desiredCopies: 1 }],
  awaited: ["component llama has 0 of 1 copy"],
});

const failed = live({
  condition: "failed",
  wantedConfiguration: "llm-2",
  components: [
    { name: "llama", status: "Failed", failureReason: "No <capacity> | today", copies: 0, desiredCopies: 1 },
  ],
});

describe("how an endpoint is", () => {
  it("is told below its verdict", () => {
    expect(print(live(), "text")).toContain(`llm: sleeps when idle for about 25 min, wakes on one request
  aws_sagemaker_endpoint.this · plan.json
  now asleep: InService on llm-1, variant AllTraffic with 0 instances
    llama: InService, asleep
    lora: InService
`);
  });

  it("is told with what is still to come", () => {
    expect(print(late, "text")).toContain(`  now changing: InService on llm-1, variant AllTraffic with 1 of 2 instances
    llama: InService, 0 of 1 copy
    not ready yet: component llama has 0 of 1 copy
`);
  });

  it("is told with the configuration that it should run, and the reason of SageMaker", () => {
    const printed = print(failed, "text");
    expect(printed).toContain("now failed: InService on llm-1 instead of llm-2");
    expect(printed).toContain("llama: Failed, 0 of 1 copy, No <capacity> | today");
  });

  it("has a colour", () => {
    expect(print(failed, "text", { colour: true })).toContain("now \u001b[31mfailed\u001b[39m: InService");
  });

  it("is a table in Markdown", () => {
    expect(print(live(), "markdown")).toContain(
      "| `llm` | 💤 asleep: InService on llm-1, variant AllTraffic with 0 instances | llama: InService, asleep<br>lora: InService |",
    );
    expect(print(failed, "markdown")).toContain("No &#60;capacity> &#124; today");
  });

  it("is among the properties of the suite in JUnit", () => {
    const printed = print(late, "junit");
    expect(XMLValidator.validate(printed)).toBe(true);
    expect(printed).toContain('<property name="now" value="changing: InService on llm-1, variant');
    expect(printed).toContain('<property name="not ready yet" value="component llama has 0 of 1 copy"/>');
  });

  it("is in JSON, as the schema says", () => {
    const validate = new Ajv2020().compile(schema);
    for (const review of [live(), late, failed]) {
      const printed = JSON.parse(print(review, "json"));
      validate(printed);
      expect(validate.errors).toBeNull();
      expect(printed.endpoints[0].live).toEqual(review.endpoints[0]?.live);
    }
  });

  it("is not told where no account was looked at", () => {
    for (const format of ["text", "markdown", "junit", "json"] as const) {
      expect(print(reviewOf(topology()), format)).not.toMatch(/\bnow\b|"live"/);
    }
  });
});
