import { Readable } from "node:stream";
import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { MEMORY_TAG_KEY } from "../../../../src/functions/endpoint-sleeper/memory";

/** An inference component of the fake account; what is left out is a healthy one with one copy and no autoscaling. */
export interface FakeComponent {
  copies?: number;
  status?: string;
  failureReason?: string;
  baseName?: string;
  endpointName?: string;
  /** Minimum and maximum of its scalable target. */
  target?: { min: number; max: number };
  /** Value of the sleeper's tag. */
  memory?: string;
  /** Milliseconds until an update that is running ends. */
  busyForMs?: number;
}

export interface Call {
  readonly operation: string;
  /** Component or endpoint that it is about. */
  readonly name: string;
  readonly input: Record<string, unknown>;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: number;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

type Interception = (call: Call, attempt: number) => Answer | Error | undefined;

export const endpointName = "llm";
const arnPrefix = "arn:aws:sagemaker:eu-west-1:111122223333:inference-component/";

/** An error as AWS JSON 1.1 carries it. */
export const refusal = (type: string, message: string, status = 400): Answer => ({
  status,
  body: { __type: type, message },
});

/**
 * An account behind the real SDK clients: requests are parsed from, and answers are given in, the AWS JSON 1.1 that
 * travels over the wire. Its clock only moves when somebody sleeps.
 */
export class FakeAws {
  readonly calls: Call[] = [];
  readonly lines: string[] = [];
  readonly pauses: number[] = [];
  /** Most requests that were under way at the same time. */
  mostAtOnce = 0;
  private atOnce = 0;
  private nowMs = Date.parse("2026-11-23T07:00:00Z");
  private interception: Interception = () => undefined;

  constructor(
    readonly components: Record<string, FakeComponent>,
    private readonly pageSize = 100,
  ) {}

  readonly clock = {
    now: () => this.nowMs,
    sleep: async (milliseconds: number) => {
      this.pauses.push(milliseconds);
      this.pass(milliseconds);
    },
    random: () => 0.5,
  };

  readonly log = (line: string) => {
    this.lines.push(line);
  };

  private readonly clientConfig = {
    region: "eu-west-1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "example" },
    maxAttempts: 1,
    requestHandler: {
      handle: (request: { headers: Record<string, string>; body: Uint8Array }) => this.handle(request),
    },
  };
  readonly sageMaker = new SageMakerClient(this.clientConfig);
  readonly autoScaling = new ApplicationAutoScalingClient(this.clientConfig);

  pass(milliseconds: number): void {
    this.nowMs += milliseconds;
    for (const component of Object.values(this.components)) {
      component.busyForMs = Math.max(0, (component.busyForMs ?? 0) - milliseconds);
    }
  }

  /** Answers in place of the account; `attempt` counts the same operation on the same thing and page, from 1. */
  intercept(interception: Interception): this {
    this.interception = interception;
    return this;
  }

  /** Names that an operation was sent for, in order. */
  sent(operation: string): string[] {
    return this.calls.filter((call) => call.operation === operation).map(({ name }) => name);
  }

  component(name: string): FakeComponent {
    const component = this.components[name];
    if (component === undefined) {
      throw new Error(`no component ${name}`);
    }
    return component;
  }

  private async handle(request: { headers: Record<string, string>; body: Uint8Array }) {
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    this.atOnce -= 1;

    const input = JSON.parse(new TextDecoder().decode(request.body)) as Record<string, unknown>;
    const operation = `${request.headers["x-amz-target"]}`.replace(/^.*\./, "");
    const call = { operation, name: subject(input), input, at: this.nowMs };
    this.calls.push(call);
    const same = this.calls.filter(
      (earlier) =>
        earlier.operation === operation && earlier.name === call.name && earlier.input.NextToken === input.NextToken,
    );
    const answer = this.interception(call, same.length) ?? this.answer(call);
    if (answer instanceof Error) {
      throw answer;
    }
    return {
      response: {
        statusCode: answer.status,
        headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": "1" },
        body: Readable.from([Buffer.from(JSON.stringify(answer.body))]),
      },
    };
  }

  private answer({ operation, name, input }: Call): Answer {
    switch (operation) {
      case "ListInferenceComponents":
        return this.list(input);
      case "DescribeEndpoint":
        return name === endpointName
          ? ok({ EndpointName: name })
          : refusal("ValidationException", notFound("endpoint", name));
      case "DescribeInferenceComponent":
        return this.with(name, (component) => describeAnswer(name, component));
      case "UpdateInferenceComponentRuntimeConfig":
        return this.with(name, (component) => {
          if ((component.busyForMs ?? 0) > 0) {
            return refusal(
              "ValidationException",
              `Cannot update inference component "${arnPrefix}${name}" while it is in state UPDATE_RC_IN_PROGRESS.`,
            );
          }
          component.copies = (input.DesiredRuntimeConfig as { CopyCount: number }).CopyCount;
          return ok({ InferenceComponentArn: `${arnPrefix}${name}` });
        });
      case "ListTags":
        return this.with(name, ({ memory }) => {
          // The tag is on the second page, behind somebody's own.
          if (input.NextToken === undefined) {
            return ok({ Tags: [{ Key: "team", Value: "search" }], NextToken: "more" });
          }
          return ok({ Tags: memory === undefined ? [] : [{ Key: MEMORY_TAG_KEY, Value: memory }] });
        });
      case "AddTags":
        return this.with(name, (component) => {
          const [tag] = input.Tags as { Key: string; Value: string }[];
          component.memory = tag?.Key === MEMORY_TAG_KEY ? tag.Value : component.memory;
          return ok({ Tags: input.Tags });
        });
      case "DescribeScalableTargets": {
        const target = this.components[name]?.target;
        return ok({
          ScalableTargets:
            target === undefined ? [] : [{ MinCapacity: target.min, MaxCapacity: target.max, RoleARN: "arn" }],
        });
      }
      case "RegisterScalableTarget":
        return this.with(name, (component) => {
          const min = input.MinCapacity as number;
          component.target = { max: component.target?.max ?? 0, min };
          // What the service does with a capacity below the new minimum.
          component.copies = Math.max(component.copies ?? 1, min);
          return ok({ ScalableTargetARN: "arn" });
        });
      default:
        throw new Error(`the fake account does not know ${operation}`);
    }
  }

  private with(name: string, answer: (component: FakeComponent) => Answer): Answer {
    const component = this.components[name];
    return component === undefined
      ? refusal("ValidationException", notFound("inference component", `${arnPrefix}${name}`))
      : answer(component);
  }

  private list({ EndpointNameEquals, NextToken }: Record<string, unknown>): Answer {
    const names = Object.keys(this.components).filter(
      (name) => (this.components[name]?.endpointName ?? endpointName) === EndpointNameEquals,
    );
    const start = NextToken === undefined ? 0 : Number(NextToken);
    const end = start + this.pageSize;
    return ok({
      InferenceComponents: names.slice(start, end).map((name) => ({ InferenceComponentName: name })),
      ...(end < names.length ? { NextToken: `${end}` } : {}),
    });
  }
}

const ok = (body: object): Answer => ({ status: 200, body });

const notFound = (kind: string, name: string): string => `Could not find ${kind} "${name}".`;

const describeAnswer = (name: string, { copies = 1, status = "InService", failureReason, baseName }: FakeComponent) =>
  ok({
    InferenceComponentName: name,
    InferenceComponentArn: `${arnPrefix}${name}`,
    EndpointName: endpointName,
    InferenceComponentStatus: status,
    FailureReason: failureReason,
    Specification: { ModelName: "m", BaseInferenceComponentName: baseName },
    ...(baseName === undefined ? { RuntimeConfig: { DesiredCopyCount: copies, CurrentCopyCount: copies } } : {}),
  });

/** What a request is about. */
const subject = (input: Record<string, unknown>): string => {
  const { InferenceComponentName, ResourceArn, ResourceId, ResourceIds, EndpointName, EndpointNameEquals } = input;
  const [resourceId] = (ResourceIds as string[] | undefined) ?? [ResourceId];
  const id = InferenceComponentName ?? ResourceArn ?? resourceId ?? EndpointName ?? EndpointNameEquals;
  return `${id}`.replace(/^.*\//, "");
};
