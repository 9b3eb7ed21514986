import { App, TerraformStack } from "cdktf";
import { RealtimeEndpoint } from "../../../src";
import type { Rule } from "../../../src/rules/rule";
import { parseTerraform, type Topology } from "../../../src/topology";
import { modelNamed } from "../../support/builders";

/** The topology of what a program builds. */
export function built(build: (stack: TerraformStack) => void): Topology {
  const stack = new TerraformStack(new App(), "test");
  build(stack);
  return parseTerraform(JSON.stringify(stack.toTerraform()), "test").topology;
}

export const llm = (stack: TerraformStack) =>
  new RealtimeEndpoint(stack, "Llm", { endpointName: "llm", instanceType: "ml.g5.12xlarge", maxInstanceCount: 3 });

/** A component of `llm`. */
export const LLAMA = {
  inferenceComponentName: "llama",
  model: modelNamed("llama-8b"),
  compute: { acceleratorDevices: 1, minMemoryMb: 1024 },
  maxCopies: 3,
};

/** An asynchronous endpoint. */
export const QUEUE = {
  endpointName: "queue",
  model: modelNamed("donut"),
  instanceType: "ml.g5.xlarge",
  maxInstanceCount: 2,
  output: { s3OutputPath: "s3://bucket/out/" },
};

/**
 * Expects what every rule has: an id and a slug of its own, a document, and something to say.
 *
 * @param uncertain what the consequence of an uncertain rule begins with
 */
export function expectWellDescribed(rules: readonly Rule[], uncertain = "Uncertain: "): void {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(new Set(rules.map(({ slug }) => slug)).size).toBe(rules.length);
  for (const { source, title, why, evidence, severity } of rules) {
    expect(source).toMatch(/^https:\/\//);
    expect(title).not.toMatch(/\.$/);
    expect(why).toMatch(/\.$/);
    expect(evidence === "uncertain").toBe(why.startsWith(uncertain));
    expect(evidence !== "uncertain" || severity === "note").toBe(true);
  }
}
