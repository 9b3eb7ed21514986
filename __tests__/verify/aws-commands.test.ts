import * as scaling from "@aws-sdk/client-application-auto-scaling";
import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as sagemaker from "@aws-sdk/client-sagemaker";
import type { NormalizedSchema } from "@smithy/core/schema";
import {
  enableAlarmActions,
  putMetricAlarm,
  registerTarget,
  setCopies,
  updateEndpoint,
} from "../../src/verify/mend/aws-commands";
import { inputOf, requiredOf } from "../aws/support/sdk-schema";
import { liveAlarm } from "../support/live";
import { target, wakeAlarm } from "../support/topology";

const REGION = "us-east-1";
const SDKS = { "application-autoscaling": scaling, cloudwatch, sagemaker } as const;

/** Names of the members of an input, by the option that the AWS CLI makes of each. */
const optionsOf = (input: NormalizedSchema): ReadonlyMap<string, readonly [name: string, member: NormalizedSchema]> =>
  new Map([...input.structIterator()].map(([name, member]) => [dashed(name), [name, member]]));

const dashed = (name: string): string =>
  name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").toLowerCase();

/** What a command asks for that the schema of its operation does not have, or lacks. */
function problemsOf(command: string | undefined): readonly string[] {
  const [aws, service = "", verb = "", ...words] = (command ?? "").split(" ");
  const sdk = Object.entries(SDKS).find(([name]) => name === service)?.[1];
  if (aws !== "aws" || sdk === undefined) {
    return [`${command} is no command of the AWS CLI`];
  }
  const operation = verb.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase());
  const input = inputOf([sdk], operation);
  const options = optionsOf(input);
  const given: string[] = [];
  const problems: string[] = [];
  let member: NormalizedSchema | undefined;
  for (const word of words) {
    if (word.startsWith("--")) {
      const name = word.slice(2);
      const found = options.get(name) ?? options.get(name.replace(/^no-/, ""));
      problems.push(...(found === undefined && name !== "region" ? [`${word} is unknown`] : []));
      given.push(found?.[0] ?? "");
      member = found?.[1];
    } else if (member !== undefined) {
      problems.push(...shorthandProblems(member.isListSchema() ? member.getValueSchema() : member, word));
    }
  }
  return [...problems, ...requiredOf(input).flatMap((name) => (given.includes(name) ? [] : [`${name} is missing`]))];
}

/** @see https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html */
function shorthandProblems(schema: NormalizedSchema, word: string): readonly string[] {
  if (!schema.isStructSchema()) {
    return [];
  }
  const known = [...schema.structIterator()].map(([name]) => name);
  return word.split(",").flatMap((pair) => {
    const [name = ""] = pair.split("=");
    return known.includes(name) ? [] : [`${name} is unknown`];
  });
}

const suspended = { dynamicScalingIn: false, dynamicScalingOut: false, scheduledScaling: false };
const whole = wakeAlarm({
  unit: "Count",
  actionsEnabled: true,
  datapointsToAlarm: 1,
  dimensions: new Map([["InferenceComponentName", "llama"]]),
  alarmActions: ["arn:aws:sns:us-east-1:123456789012:woken"],
  okActions: ["arn:aws:sns:us-east-1:123456789012:calm"],
  insufficientDataActions: ["arn:aws:sns:us-east-1:123456789012:unsure"],
});
const description = { ...liveAlarm(), description: "wakes" };

describe("a command has the options and members of the SDK's schema", () => {
  it.each([
    ["a target", registerTarget(target(), { minCapacity: 0, maxCapacity: 2, suspended }, REGION)],
    ["actions of alarms", enableAlarmActions(["wake", "other"], REGION)],
    ["copies", setCopies("llama", 1, REGION)],
    ["an endpoint", updateEndpoint("llm", "llm-2", REGION)],
    ["an alarm", putMetricAlarm(whole, description, { threshold: 1 }, REGION)],
    ["an alarm without actions", putMetricAlarm({ ...whole, actionsEnabled: false }, description, {}, REGION)],
    [
      "an alarm on a percentile",
      putMetricAlarm({ ...whole, statistic: undefined, extendedStatistic: "p90" }, description, {}, REGION),
    ],
  ])("%s", (_, command) => {
    expect(problemsOf(command)).toEqual([]);
  });
});

it.each([
  ["aws cloudwatch enable-alarm-actions --alarm-name wake", ["--alarm-name is unknown", "AlarmNames is missing"]],
  [
    "aws sagemaker update-inference-component-runtime-config --inference-component-name a --desired-runtime-config Copies=1",
    ["Copies is unknown"],
  ],
])("a command that differs is reported: %s", (command, problems) => {
  expect(problemsOf(command)).toEqual(problems);
});
