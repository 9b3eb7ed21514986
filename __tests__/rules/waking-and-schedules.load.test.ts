import { runRules } from "../../src/rules/run-rules";
import type { Topology } from "../../src/topology";
import { processorSeconds } from "../support/processor-time";
import { wakeAndScheduleRules } from "../support/rule-groups";
import {
  component,
  configuration,
  endpoint,
  schedule,
  stepPolicy,
  target,
  topology,
  tracking,
  wakeAlarm,
} from "../support/topology";

const now = new Date("2026-06-01T00:00:00Z");

describe("the rules about waking and schedules", () => {
  it("check a thousand endpoints without comparing each with each", () => {
    const [few, many] = [250, 1000].map(fleet);
    const secondsFor = (endpoints: Topology): number =>
      processorSeconds(() => {
        const told = runRules(endpoints, wakeAndScheduleRules, { now });
        expect(new Set(told.map(({ id }) => id))).toEqual(new Set(["S13"]));
      });
    // Four times as many take four times as long, and not sixteen.
    const secondsForFew = secondsFor(few as Topology);
    expect(secondsFor(many as Topology)).toBeLessThan(10 * secondsForFew);
  });
});

/** Endpoints that sleep and wake by schedules. */
function fleet(size: number): Topology {
  const many = Array.from({ length: size }, (_, index) => {
    const resourceId = `inference-component/llama-${index}`;
    const [wake, sleep] = [index % 60, (index * 7) % 60];
    return [
      endpoint({ address: `endpoint-${index}`, name: `llm-${index}`, endpointConfigName: `configuration-${index}` }),
      configuration({ address: `configuration-${index}`, name: `configuration-${index}` }),
      component({ address: `component-${index}`, name: `llama-${index}`, endpointName: `llm-${index}` }),
      target({ address: `target-${index}`, resourceId, minCapacity: 0 }),
      tracking({ address: `tracking-${index}`, resourceId, name: `tracking-${index}` }),
      stepPolicy({ address: `policy-${index}`, resourceId, name: `policy-${index}` }),
      wakeAlarm({
        address: `alarm-${index}`,
        name: `alarm-${index}`,
        references: { alarmActions: { from: [`policy-${index}`] } },
        dimensions: new Map([["InferenceComponentName", `llama-${index}`]]),
      }),
      ...[
        ["sleep", `cron(${sleep} 18 ? * FRI *)`, 0],
        ["wake", `cron(${wake} 7 ? * MON *)`, 1],
      ].map(([name, expression, copyCount]) =>
        schedule({
          address: `${name}-${index}`,
          name: `${name}-${index}`,
          expression: String(expression),
          input: {
            members: ["InferenceComponentName", "DesiredRuntimeConfig"],
            inferenceComponentName: `llama-${index}`,
            endpointName: undefined,
            variantName: undefined,
            copyCount: Number(copyCount),
            specification: undefined,
          },
        }),
      ),
    ];
  }).flat();
  return topology(...many);
}
