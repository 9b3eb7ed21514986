import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inferenceComponent } from "../../support/builders";
import { resources, stackWithProvider, warnings } from "../../support/synthesized";
import { addPolicies } from "./guide-example";

const guide = readFileSync(join(__dirname, "..", "..", "..", "docs", "scaling-policies.md"), "utf8");
const example = readFileSync(join(__dirname, "guide-example.ts"), "utf8").replace(/^ {2}/gm, "");

const withoutImports = (block: string): string => block.replace(/^import .*\n+/gm, "").trim();

describe("the guide of scaling policies", () => {
  it("shows the examples that are compiled and run here", () => {
    const blocks = [...guide.matchAll(/^```ts\n(.*?)^```/gms)].map(([, block = ""]) => withoutImports(block));
    expect(blocks).toHaveLength(3);
    expect(blocks.filter((block) => !example.includes(block))).toEqual([]);
  });

  it("shows examples that still sleep and wake: no rule finds a fault", () => {
    const stack = stackWithProvider();
    addPolicies(inferenceComponent(stack));
    expect(stack.node.findAll().flatMap(({ node }) => node.validate())).toEqual([]);
    expect(warnings(stack)).toEqual([]);
    expect(resources(stack, "aws_appautoscaling_policy").map(({ name }) => name)).toEqual(
      expect.arrayContaining(["llama-Burst-upper", "llama-Gpu", "llama-tracking", "llama-wake"]),
    );
    expect(resources(stack, "aws_appautoscaling_scheduled_action")).toHaveLength(2);
  });
});
