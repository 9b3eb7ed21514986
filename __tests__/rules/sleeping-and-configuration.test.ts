import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { AsyncEndpoint, BacklogTracking, Duration } from "../../src";
import { runRules } from "../../src/rules/run-rules";
import { parseTerraform, type Topology } from "../../src/topology";
import { exampleApp } from "../../stacks/app";
import { sleepAndConfigurationRules } from "../support/rule-groups";
import { ids } from "../support/told";
import { asyncTopology, backlogStepPolicy, target, topology, tracking, variant, without } from "../support/topology";
import { built, expectWellDescribed, LLAMA, llm, QUEUE } from "./support/built";

const findings = (all: Topology) =>
  runRules(all, sleepAndConfigurationRules).map(({ id, on, what }) => `${id} ${on.address}: ${what}`);

describe("the rules about sleeping and configuration", () => {
  it("find nothing in what sleeps and wakes", () => {
    expect(findings(topology())).toEqual([]);
    expect(findings(asyncTopology())).toEqual([]);
  });

  it("find nothing in the examples", () => {
    for (const stack of exampleApp().node.children.filter((child) => child instanceof TerraformStack)) {
      expect(findings(parseTerraform(JSON.stringify(stack.toTerraform()), stack.node.id).topology)).toEqual([]);
    }
  });

  it.each([undefined, 5, 30])("find nothing in a component that sleeps after %s minutes", (minutes) => {
    const idleTimeout = minutes === undefined ? undefined : Duration.minutes(minutes);
    const all = built((stack) => llm(stack).addInferenceComponent("Llama", { ...LLAMA, idleTimeout }));
    expect(all.scalableTargets).toHaveLength(1);
    expect(findings(all)).toEqual([]);
  });

  it.each([undefined, 5, 30])("find nothing in an asynchronous endpoint that sleeps after %s minutes", (minutes) => {
    const idleTimeout = minutes === undefined ? undefined : Duration.minutes(minutes);
    const additionalVariants = [{ ...QUEUE, variantName: "other" }];
    const all = built((stack) => new AsyncEndpoint(stack, "Queue", { ...QUEUE, idleTimeout, additionalVariants }));
    expect(all.scalableTargets).toHaveLength(2);
    expect(findings(all)).toEqual([]);
  });

  it("find nothing in CPU tracking beside the policy that goes by the backlog", () => {
    const tracking = BacklogTracking.cpuUtilization(50);
    const all = built((stack) => new AsyncEndpoint(stack, "Queue", { ...QUEUE, tracking }));
    expect(findings(all)).toEqual([]);
  });

  it("find nothing in a component with an adapter", () => {
    const all = built((stack) => {
      const component = llm(stack).addInferenceComponent("Llama", LLAMA);
      component.addAdapter("Legal", { inferenceComponentName: "legal", artifactUrl: "s3://bucket/legal.tar.gz" });
    });
    expect(all.inferenceComponents).toHaveLength(2);
    expect(findings(all)).toEqual([]);
  });

  it("find nothing where the constructs copy the provider's default tags", () => {
    const all = built((stack) => {
      new AwsProvider(stack, "aws", { region: "us-east-1", defaultTags: [{ tags: { team: "ml" } }] });
      llm(stack).addInferenceComponent("Llama", LLAMA);
    });
    expect(all.providers[0]?.hasDefaultTags).toBe(true);
    expect(findings(all)).toEqual([]);
  });

  it("name a missing tracking policy once, by the rule that explains it", () => {
    expect(ids(sleepAndConfigurationRules, topology(without(tracking())))).toEqual(["Z06"]);
    expect(ids(sleepAndConfigurationRules, topology(tracking({ disableScaleIn: true })))).toEqual(["Z07"]);
    expect(ids(sleepAndConfigurationRules, asyncTopology(without(tracking()), without(backlogStepPolicy())))).toEqual([
      "Z24",
    ]);
  });

  it("name a missing target once", () => {
    expect(ids(sleepAndConfigurationRules, topology(without(target())))).toEqual(["Z04"]);
  });

  it("name a variant that stays awake beside others once", () => {
    const managedInstanceScaling = { status: "ENABLED", minInstanceCount: 1, maxInstanceCount: 2 };
    const second = variant({ address: "second", name: "second", managedInstanceScaling });
    expect(ids(sleepAndConfigurationRules, topology(second))).toEqual(["Z16"]);
  });

  it("have ids and slugs of their own, documents, and something to say", () => {
    expectWellDescribed(sleepAndConfigurationRules);
  });

  it("give way to a few rules of other letters", () => {
    const known = new Set<string>(sleepAndConfigurationRules.map(({ id }) => id));
    const elsewhere = sleepAndConfigurationRules.flatMap(({ unless }) => unless).filter((id) => !known.has(id));
    expect([...new Set(elsewhere)]).toEqual(["S17", "S11", "W16", "W18", "W10", "W11", "W30", "W54"]);
  });
});
