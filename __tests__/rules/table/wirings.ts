import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import {
  AsyncEndpoint,
  BusinessHours,
  CopyTracking,
  Duration,
  Model,
  RealtimeEndpoint,
  SleepMethod,
} from "../../../src";
import { modelNamed } from "../../support/builders";

/* Wirings in which nothing is wrong, as the constructs write them. The tables of `./edits` change one thing in each. */

const ACCOUNT = "123456789012";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/sagemaker`;
const IMAGE = `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/lmi:0.29.0`;
const officeHours = BusinessHours.of({ timeZone: "Europe/Paris", from: "07:30", to: "19:00", days: "MON-FRI" });

const endpoint = (stack: TerraformStack): RealtimeEndpoint =>
  new RealtimeEndpoint(stack, "Chat", {
    endpointName: "chat",
    instanceType: "ml.g5.12xlarge",
    maxInstanceCount: 2,
    executionRoleArn: ROLE,
  });

const component = (inferenceComponentName: string, model = modelNamed("weights")) => ({
  inferenceComponentName,
  model,
  compute: { acceleratorDevices: 1, minMemoryMb: 1024 },
  maxCopies: 3,
});

const modelIn = (stack: TerraformStack): Model =>
  new Model(stack, "Weights", { modelName: "weights", image: IMAGE, executionRoleArn: ROLE });

const queue = (stack: TerraformStack, options: { readonly idleTimeout?: Duration } = {}): AsyncEndpoint =>
  new AsyncEndpoint(stack, "Ocr", {
    endpointName: "ocr",
    model: modelIn(stack),
    instanceType: "ml.g5.xlarge",
    maxInstanceCount: 2,
    output: { s3OutputPath: "s3://bucket/answers/" },
    ...options,
  });

type Build = (stack: TerraformStack) => void;

const BUILT = {
  /** Two components of one endpoint: one by requests in flight, one by requests a minute. */
  components: (stack) => {
    const chat = endpoint(stack);
    chat.addInferenceComponent("Large", component("chat-large", modelIn(stack)));
    chat.addInferenceComponent("Small", { ...component("chat-small"), tracking: CopyTracking.invocationsPerCopy(60) });
  },
  /** An asynchronous endpoint: tracking of the backlog, and a step on the first request. */
  queue: (stack) => queue(stack),
  /** Step policies alone take the capacity to zero. */
  idle: (stack) => {
    const idleTimeout = Duration.minutes(20);
    endpoint(stack).addInferenceComponent("Large", { ...component("chat-large"), idleTimeout });
    queue(stack, { idleTimeout });
  },
  /** Scheduled actions move the minimum: a component that stays up by day, and a queue. */
  window: (stack) => {
    const large = endpoint(stack).addInferenceComponent("Large", { ...component("chat-large"), minCopies: 1 });
    large.addSleepWindow("Night", officeHours);
    queue(stack).addSleepWindow("Night", officeHours);
  },
  /** EventBridge Scheduler sets the copies. */
  scheduler: (stack) => {
    const large = endpoint(stack).addInferenceComponent("Large", component("chat-large"));
    large.addSleepWindow("Night", { ...officeHours, method: SleepMethod.copyCount() });
  },
  /** A function puts the endpoint to sleep. */
  sleeper: (stack) => {
    const chat = endpoint(stack);
    chat.addInferenceComponent("Large", component("chat-large"));
    chat.addSleepWindow("Night", { ...officeHours, method: SleepMethod.lambda() });
  },
} as const satisfies Readonly<Record<string, Build>>;

export type Json = { [key: string]: unknown };
type Resources = Record<string, Record<string, Json>>;

const stackOf = (name: string, build: Build): Json & { resource: Resources } => {
  const stack = new TerraformStack(Testing.app(), name);
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  build(stack);
  const document = JSON.parse(readable(Testing.synth(stack)));
  for (const group of Object.values<Json>(document.resource.aws_scheduler_schedule_group ?? {})) {
    group.name = GROUP;
  }
  for (const block of Object.values<Record<string, Json>>(document.resource).flatMap((blocks) =>
    Object.values(blocks),
  )) {
    withPlainJson(block);
  }
  return document;
};

/** The names of resources without the digits that cdktf adds. */
const readable = (text: string): string => text.replace(/_[0-9A-F]{8}\b/g, "");

/** Documents as JSON with references in it, as HCL has them in a heredoc: tables can then write into them. */
function withPlainJson(block: Json): void {
  for (const [key, value] of Object.entries(block)) {
    if (typeof value === "string" && value.startsWith("${jsonencode(")) {
      block[key] = value
        .slice("${jsonencode(".length, -")}".length)
        .replace(/" = /g, '": ')
        .replace(/([[:,] ?)((?:element\(|aws_)[\w.]+(?:\(.*?\), \d\))?)/g, '$1"$${$2}"')
        .replace(/"\$\{element\(split\("[^}]*\}"/g, JSON.stringify(ACCOUNT))
        .replace(/"\$\{aws_scheduler_schedule_group\.\w+\.arn\}"/g, JSON.stringify(GROUP_ARN));
    } else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      withPlainJson(value as Json);
    }
  }
}

/** A group of the name that the tables give to the groups of schedules. */
export const GROUP = "nights";
const GROUP_ARN = `arn:aws:scheduler:us-east-1:${ACCOUNT}:schedule-group/${GROUP}`;

export type WiringName = keyof typeof BUILT | "variants" | "awscc";

const TRACKED = "target_tracking_scaling_policy_configuration";

/** One endpoint with two variants, a component on each. */
function onTwoVariants(): Json {
  const document = stackOf("variants", BUILT.components);
  const configuration = only(document.resource.aws_sagemaker_endpoint_configuration);
  const [first] = configuration.production_variants as Json[];
  configuration.production_variants = [first, { ...structuredClone(first), variant_name: "Second" }];
  const small = document.resource.aws_cloudcontrolapi_resource?.Chat_Small;
  if (small !== undefined) {
    small.desired_state = String(small.desired_state).replace('"AllTraffic"', '"Second"');
  }
  return document;
}

/** The components by the provider that writes them as resources of their own. */
function byAwscc(): Json {
  const document = stackOf("awscc", BUILT.components);
  const { aws_cloudcontrolapi_resource: components = {}, ...others } = document.resource;
  const snake = (name: string): string => name.replace(/(?<=[a-z0-9])([A-Z])/g, "_$1").toLowerCase();
  const renamed = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [snake(key), renamed(inner)]))
      : value;
  const rewritten = Object.entries(components).map(([name, { desired_state: state }]) => [
    name,
    renamed(JSON.parse(String(state))),
  ]);
  const resource = { ...others, awscc_sagemaker_inference_component: Object.fromEntries(rewritten) };
  return JSON.parse(
    JSON.stringify({ ...document, resource }).replaceAll(
      "aws_cloudcontrolapi_resource.",
      "awscc_sagemaker_inference_component.",
    ),
  );
}

/** Nothing but schedules takes the copies away: tracking may not scale in. */
function bySchedulesAlone(): Json {
  const document = stackOf("scheduler", BUILT.scheduler);
  for (const policy of Object.values(document.resource.aws_appautoscaling_policy ?? {})) {
    if (policy[TRACKED] !== undefined) {
      policy[TRACKED] = { ...(policy[TRACKED] as Json), disable_scale_in: true };
    }
  }
  return document;
}

function only(blocks: Record<string, Json> | undefined): Json {
  const [block, ...others] = Object.values(blocks ?? {});
  if (block === undefined || others.length > 0) {
    throw new Error("expected one resource of the type");
  }
  return block;
}

const build = (name: WiringName): Json => {
  switch (name) {
    case "variants":
      return onTwoVariants();
    case "awscc":
      return byAwscc();
    case "scheduler":
      return bySchedulesAlone();
    default:
      return stackOf(name, BUILT[name]);
  }
};

const made = new Map<WiringName, string>();

/** The Terraform JSON of a wiring, a new copy each time. */
export function wiringOf(name: WiringName): Json {
  const text = made.get(name) ?? JSON.stringify(build(name));
  made.set(name, text);
  return JSON.parse(text);
}

export const wiringNames: readonly WiringName[] = [
  ...(["components", "queue", "idle", "window", "scheduler", "sleeper"] as const),
  ...(["variants", "awscc"] as const),
];
