import { TerraformStack } from "cdktf";
import { AsyncEndpoint, BacklogTracking, BacklogWake, Duration } from "../../src";
import { allRules as all } from "../../src/rules/all-rules";
import { checkedFindings } from "../../src/rules/checked-findings";
import { runRules } from "../../src/rules/run-rules";
import { schedulesNotChecked } from "../../src/rules/schedules/not-checked";
import { wakingNotChecked } from "../../src/rules/waking/not-checked";
import { parseTerraform, type Topology } from "../../src/topology";
import { exampleApp } from "../../stacks/app";
import { wakeAndScheduleRules } from "../support/rule-groups";
import { ids } from "../support/told";
import {
  asyncTopology,
  backlogAlarm,
  backlogStepPolicy,
  backlogTracking,
  stepPolicy,
  target,
  topology,
  wakeAlarm,
  without,
} from "../support/topology";
import { built, expectWellDescribed, LLAMA, llm, QUEUE } from "./support/built";

const now = new Date("2026-06-01T00:00:00Z");

const findings = (of: Topology) =>
  runRules(of, wakeAndScheduleRules, { now }).map(({ id, on, what }) => `${id} ${on.address}: ${what}`);

describe("the rules about waking and schedules", () => {
  it("find nothing in what sleeps and wakes", () => {
    expect(findings(topology())).toEqual([]);
    expect(findings(asyncTopology())).toEqual([]);
  });

  it("find in the examples what AWS's announcement does with schedules, which they acknowledge, and nothing else", () => {
    const stacks = exampleApp().node.children.filter((child) => child instanceof TerraformStack);
    const told = stacks.flatMap((stack) => {
      const { topology: examples } = parseTerraform(JSON.stringify(stack.toTerraform()), stack.node.id);
      const { open, acknowledged, acknowledgementProblems } = checkedFindings(examples, {
        rules: wakeAndScheduleRules,
        now,
      });
      expect([...open, ...acknowledgementProblems]).toEqual([]);
      return acknowledged.map(({ finding: { id, severity } }) => `${stack.node.id}: ${id} ${severity}`);
    });
    // A wake that tracking takes back, and a component that is deleted for the weekend: both work, with a catch.
    expect(told.sort()).toEqual(["llama3-8b-weekends: S13 warning", "llama3-8b-weekends: S18 warning"]);
  });

  it.each([undefined, 5, 30])("find nothing in endpoints that sleep after %s minutes", (minutes) => {
    const idleTimeout = minutes === undefined ? undefined : Duration.minutes(minutes);
    const endpoints = built((stack) => {
      llm(stack).addInferenceComponent("Llama", { ...LLAMA, idleTimeout });
      new AsyncEndpoint(stack, "Queue", { ...QUEUE, idleTimeout });
    });
    expect(endpoints.scalableTargets).toHaveLength(2);
    expect(findings(endpoints)).toEqual([]);
  });

  it("find nothing in a fast wake, and in a component with an adapter", () => {
    const endpoints = built((stack) => {
      const base = llm(stack).addInferenceComponent("Llama", LLAMA);
      base.addAdapter("Legal", { inferenceComponentName: "legal", artifactUrl: "s3://bucket/legal.tar.gz" });
      new AsyncEndpoint(stack, "Queue", {
        ...QUEUE,
        tracking: BacklogTracking.cpuUtilization(50),
        wake: BacklogWake.fast(),
      });
    });
    expect(endpoints.inferenceComponents).toHaveLength(2);
    expect(findings(endpoints)).toEqual([]);
  });

  it("name a broken way up once, by the rule that explains it", () => {
    expect(ids(all, topology(without(stepPolicy())))).toEqual(["W01"]);
    expect(ids(all, topology(without(wakeAlarm())))).toEqual(["W02"]);
    expect(
      ids(all, topology(stepPolicy({ steps: [{ lowerBound: 0, upperBound: undefined, adjustment: 0 }] }))),
    ).toEqual(["W13"]);
    expect(ids(all, topology(target({ maxCapacity: 0 })))).toEqual(["W14"]);
    expect(ids(all, asyncTopology(without(backlogAlarm())))).toEqual(["W02"]);
    expect(ids(all, asyncTopology(without(backlogAlarm()), without(backlogStepPolicy())))).toEqual(["W28"]);
    const nothing = [backlogAlarm(), backlogStepPolicy(), backlogTracking()].map(without);
    expect(ids(all, asyncTopology(...nothing))).toEqual(["Z24"]);
  });

  it("have ids and slugs of their own, documents, and something to say", () => {
    expectWellDescribed(wakeAndScheduleRules, "Uncertain");
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(all.length);
  });

  it("are there, or are told not to be, under every id", () => {
    const numbers = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(2, "0")}`);
    const told = [...wakeAndScheduleRules, ...wakingNotChecked, ...schedulesNotChecked].map(({ id }) => id as string);
    expect(told.sort()).toEqual([...numbers("S", 32), ...numbers("W", 57)]);
  });

  it("give way to rules that there are, and not to each other in a circle", () => {
    const unless = new Map(all.map((rule) => [rule.id as string, rule.unless]));
    for (const [id, others] of unless) {
      for (const other of others) {
        expect([...unless.keys()]).toContain(other);
        expect(unless.get(other)).not.toContain(id);
      }
    }
  });
});
