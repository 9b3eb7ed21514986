import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  DescribeScalableTargetsCommandOutput,
  DescribeScalingPoliciesCommandOutput,
} from "@aws-sdk/client-application-auto-scaling";
import type { DescribeAlarmsCommandOutput, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { ListInferenceComponentsCommandOutput } from "@aws-sdk/client-sagemaker";
import type { CallName } from "../../../src/aws/access";
import { checkAnswer } from "../../../src/aws/answers/check-answer";
import { type Aws, openAws } from "../../../src/aws/aws";
import type { RuleContext } from "../../../src/rules/rule";
import type { ExpectedEndpoint, Topology } from "../../../src/topology";
import { isObject, type JsonObject } from "../../../src/topology/attributes/json";
import { readAws } from "../../../src/topology/from-aws";
import { NOW } from "../../support/live";
import { type Example, PAGES } from "./example";

/*
 * The state of an account, as the AWS command line prints it: `$ aws …` and a part of the answer, which is merged into the
 * answer that the base has for the same command. The answers are then read as those of AWS.
 */

/** What the account of an example says, and what was applied to it. */
export async function accountExample({
  bases,
  text,
}: Pick<Example, "bases" | "text">): Promise<{ topology: Topology; context: RuleContext }> {
  const { applied, ...base }: JsonObject = Object.assign({}, ...bases.map(baseOf));
  const answers = { ...base };
  for (const [command, answer] of commandsIn(text)) {
    if (answers[command] === undefined) {
      throw new Error(`the bases do not answer: ${command}`);
    }
    answers[command] = merged(answers[command], answer);
  }
  const expected = [asExpected(applied)];
  const aws = answering(new Answers(answers));
  const { topology, live } = await readAws(
    aws,
    expected.map(({ name }) => name),
    { expected },
  );
  aws.close();
  return { topology, context: { now: NOW, live: { ...live, readAt: NOW }, expected } };
}

const baseOf = (name: string): JsonObject => JSON.parse(readFileSync(join(PAGES, "bases", `${name}.json`), "utf8"));

function commandsIn(text: string): readonly (readonly [string, unknown])[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const lines = part.split("\n");
      const end = lines.findIndex((line) => !line.endsWith("\\"));
      const command = lines.slice(0, end + 1).map((line) => line.replace(/\\$/, "").trim());
      return [command.join(" "), JSON.parse(lines.slice(end + 1).join("\n"))];
    });
}

/** A list of one is merged like what it holds; any other list replaces that of the base. */
function merged(base: unknown, part: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(part)) {
    return base.length === 1 && part.length === 1 ? [merged(base[0], part[0])] : part;
  }
  if (!isObject(base) || !isObject(part)) {
    return part;
  }
  return {
    ...base,
    ...Object.fromEntries(Object.entries(part).map(([key, value]) => [key, merged(base[key], value)])),
  };
}

function asExpected(applied: unknown): ExpectedEndpoint {
  if (!isObject(applied) || typeof applied.name !== "string" || !Array.isArray(applied.components)) {
    throw new Error("the base does not say what was applied");
  }
  const { name, configName, components } = applied;
  return { name, configName: String(configName), components: components.map(String) };
}

/** An account that gives these answers. Nothing is sent: the SDK is not loaded. */
function answering(answers: Answers): Aws {
  const aws = openAws({ region: "us-east-1" });
  const { sagemaker, scaling, cloudwatch, scheduler } = aws;
  sagemaker.describeEndpoint = async (name) =>
    answers.find("DescribeEndpoint", `sagemaker describe-endpoint --endpoint-name ${name}`);
  sagemaker.describeEndpointConfig = async (name) =>
    answers.find("DescribeEndpointConfig", `sagemaker describe-endpoint-config --endpoint-config-name ${name}`);
  sagemaker.describeInferenceComponent = async (name) =>
    answers.find(
      "DescribeInferenceComponent",
      `sagemaker describe-inference-component --inference-component-name ${name}`,
    );
  sagemaker.describeModel = async (name) =>
    answers.find("DescribeModel", `sagemaker describe-model --model-name ${name}`);
  sagemaker.listInferenceComponents = async ({ endpointName } = {}) => {
    const listed = answers.find<ListInferenceComponentsCommandOutput>(
      "ListInferenceComponents",
      `sagemaker list-inference-components --endpoint-name-equals ${endpointName}`,
    );
    return { items: listed?.InferenceComponents ?? [], complete: true, pages: 1 };
  };
  const of = (ids: readonly string[], { ResourceId }: { readonly ResourceId: string | undefined }): boolean =>
    ResourceId !== undefined && ids.includes(ResourceId);
  scaling.scalableTargets = async (ids) =>
    answers
      .all<DescribeScalableTargetsCommandOutput>(
        "DescribeScalableTargets",
        "application-autoscaling describe-scalable-targets ",
      )
      .flatMap(({ ScalableTargets = [] }) => ScalableTargets)
      .filter((target) => of(ids, target));
  scaling.scalingPolicies = async (ids) =>
    answers
      .all<DescribeScalingPoliciesCommandOutput>(
        "DescribeScalingPolicies",
        "application-autoscaling describe-scaling-policies ",
      )
      .flatMap(({ ScalingPolicies = [] }) => ScalingPolicies)
      .filter((policy) => of(ids, policy));
  scaling.scheduledActions = async () => [];
  const alarms = answers
    .all<DescribeAlarmsCommandOutput>("DescribeAlarms", "cloudwatch describe-alarms ")
    .flatMap(({ MetricAlarms = [] }) => MetricAlarms);
  const some = (wanted: (alarm: MetricAlarm) => boolean) => ({ metric: alarms.filter(wanted), composite: [] });
  cloudwatch.alarmsNamed = async (names) => some(({ AlarmName = "" }) => names.includes(AlarmName));
  cloudwatch.alarmsWithAction = async (prefix) =>
    some(({ AlarmActions = [] }) => AlarmActions.some((arn) => arn.startsWith(prefix)));
  cloudwatch.alarmsOn = async ({ name, dimension }) =>
    some(
      ({ MetricName, Dimensions = [] }) =>
        MetricName === name && Dimensions.length === 1 && Dimensions[0]?.Value === dimension.value,
    ).metric;
  scheduler.listSchedules = async () => ({ items: [], complete: true, pages: 1 });
  return aws;
}

/** The answers of the AWS command line, by the command. */
class Answers {
  constructor(private readonly answers: JsonObject) {}

  /** @returns `undefined` where the account has no such thing */
  find<T>(call: CallName, command: string): T | undefined {
    const answer = this.answers[`aws ${command}`];
    if (answer === undefined) {
      return undefined;
    }
    const typed = withDates(answer);
    checkAnswer(call, typed);
    return typed as T;
  }

  /** The answers to all commands that begin so. */
  all<T>(call: CallName, command: string): readonly T[] {
    return Object.keys(this.answers)
      .filter((name) => name.startsWith(`aws ${command}`))
      .flatMap((name) => this.find<T>(call, name.slice("aws ".length)) ?? []);
  }
}

/** The SDK has dates where the command line prints texts. */
function withDates(value: unknown, name = ""): unknown {
  if (typeof value === "string") {
    return /Time(stamp)?$/.test(name) ? new Date(value) : value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => withDates(item));
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withDates(member, key)]))
    : value;
}
