import { ref, type TerraformStack, Testing, Token } from "cdktf";
import {
  Cron,
  Duration,
  InferenceComponent,
  RealtimeEndpoint,
  SleepMethod,
  type SleepWindowOptions,
} from "../../../src";
import { nullable } from "../../../src/constructs/terraform/nullable";
import { inferenceComponent, modelNamed, realtimeEndpoint, WEEKEND } from "../../support/builders";
import { document } from "../../support/hcl-document";
import {
  type Block,
  problems,
  resource,
  resources,
  stackWithProvider,
  untyped,
  variable,
  warnings,
} from "../../support/synthesized";

const SCHEDULE = "aws_scheduler_schedule";
const { minutes } = Duration;
const method = SleepMethod.copyCount();

const OTHER = { model: modelNamed("llama-8b"), compute: { minMemoryMb: 1024 }, maxCopies: 1 };

function stackWith(options: Partial<SleepWindowOptions> = {}): TerraformStack {
  const stack = stackWithProvider();
  inferenceComponent(stack).addSleepWindow("Weekend", { ...WEEKEND, method, ...options });
  return stack;
}

const targetOf = (schedule: Block | undefined): Block => Object(schedule?.target);
const inputs = (stack: TerraformStack) =>
  resources(stack, SCHEDULE).map((schedule) => document(targetOf(schedule).input));
const statements = (stack: TerraformStack, role: RegExp) =>
  resources(stack, "aws_iam_role_policy")
    .filter((policy) => role.test(String(policy.role)))
    .flatMap((policy) => Object(document(policy.policy)).Statement);

describe("the schedules of a sleep window", () => {
  it("set the number of copies with the requests of AWS's announcement", () => {
    expect(inputs(stackWith({ copiesOnWake: 2 }))).toEqual([
      { InferenceComponentName: "llama", DesiredRuntimeConfig: { CopyCount: 0 } },
      { InferenceComponentName: "llama", DesiredRuntimeConfig: { CopyCount: 2 } },
    ]);
  });

  it("are two, on time and in their zone, and stay when they are over", () => {
    expect(resources(stackWith(), SCHEDULE)).toMatchObject([
      {
        name: "llama-Weekend-sleep",
        schedule_expression: "cron(0 18 ? * FRI *)",
        schedule_expression_timezone: "Europe/Paris",
        state: "ENABLED",
        action_after_completion: "NONE",
        flexible_time_window: { mode: "OFF" },
      },
      { name: "llama-Weekend-wake", schedule_expression: "cron(0 7 ? * MON *)", action_after_completion: "NONE" },
    ]);
  });

  it("call SageMaker in whatever partition they are", () => {
    for (const schedule of resources(stackWith(), SCHEDULE)) {
      expect(targetOf(schedule).arn).toMatch(
        /^arn:\$\{data\.aws_partition\.\w+\.partition\}:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig$/,
      );
    }
  });

  it("stop trying long before the other one of the pair runs", () => {
    expect(targetOf(resources(stackWith(), SCHEDULE)[0]).retry_policy).toEqual({
      maximum_event_age_in_seconds: 3600,
      maximum_retry_attempts: 185,
    });
  });

  it("try for half of a short window", () => {
    const stack = stackWith({ sleep: Cron.daily("12:00"), wake: Cron.daily("13:00") });
    expect(resources(stack, SCHEDULE).map((schedule) => targetOf(schedule).retry_policy)).toMatchObject([
      { maximum_event_age_in_seconds: 1800 },
      { maximum_event_age_in_seconds: 3600 },
    ]);
  });

  it("try as long and as often as configured", () => {
    const retry = { maximumAge: minutes(5), maximumAttempts: 0 };
    expect(targetOf(resources(stackWith({ retry }), SCHEDULE)[1]).retry_policy).toEqual({
      maximum_event_age_in_seconds: 300,
      maximum_retry_attempts: 0,
    });
  });

  it("ask Terraform about a number of tries that it alone knows", () => {
    const stack = stackWithProvider();
    const maximumAttempts = variable(stack, "attempts").numberValue;
    inferenceComponent(stack).addSleepWindow("Weekend", { ...WEEKEND, method, retry: { maximumAttempts } });
    expect(resources(stack, SCHEDULE)[0]?.lifecycle).toMatchObject({
      precondition: [{ error_message: "retry.maximumAttempts must be a whole number from 0 to 185." }],
    });
  });

  it("may sleep late, and wake on time all the same", () => {
    const windows = resources(stackWith({ flexibleWindow: minutes(30) }), SCHEDULE).map(
      (one) => one.flexible_time_window,
    );
    expect(windows).toEqual([{ mode: "FLEXIBLE", maximum_window_in_minutes: 30 }, { mode: "OFF" }]);
  });

  it("rest where the window is not enabled", () => {
    expect(resources(stackWith({ enabled: false }), SCHEDULE).map(({ state }) => state)).toEqual([
      "DISABLED",
      "DISABLED",
    ]);
  });

  it("leave to Terraform what it alone knows", () => {
    const stack = stackWithProvider();
    const seconds = (name: string) => Duration.seconds(variable(stack, name).numberValue);
    inferenceComponent(stack).addSleepWindow("Weekend", {
      ...WEEKEND,
      method,
      timeZone: variable(stack, "zone").stringValue,
      enabled: untyped(variable(stack, "enabled").booleanValue),
      flexibleWindow: seconds("late"),
      retry: { maximumAge: seconds("age") },
    });
    const [sleep, wake] = resources(stack, SCHEDULE);
    expect(problems(stack)).toEqual([]);
    expect(sleep).toMatchObject({
      state: '${var.enabled ? "ENABLED" : "DISABLED"}',
      flexible_time_window: { mode: "FLEXIBLE", maximum_window_in_minutes: "${(var.late / 60)}" },
    });
    expect(wake).toMatchObject({
      flexible_time_window: { mode: "OFF" },
      target: { retry_policy: { maximum_event_age_in_seconds: "${var.age}", maximum_retry_attempts: 185 } },
    });
  });

  it("may have been told of no time to be late", () => {
    const stack = stackWithProvider();
    const late = Token.asNumber(nullable(ref("var.late")));
    inferenceComponent(stack).addSleepWindow("Weekend", {
      ...WEEKEND,
      method,
      timeZone: variable(stack, "zone").stringValue,
      flexibleWindow: Duration.seconds(late),
    });
    expect(resources(stack, SCHEDULE)[0]?.flexible_time_window).toEqual({
      mode: '${(var.late == null) ? "OFF" : "FLEXIBLE"}',
      maximum_window_in_minutes: "${(var.late == null) ? null : (var.late / 60)}",
    });
  });

  it("wait for the component and for their role's permissions", () => {
    for (const { depends_on } of resources(stackWith(), SCHEDULE)) {
      expect(depends_on).toEqual([
        expect.stringMatching(/^aws_iam_role_policy\./),
        expect.stringMatching(/^aws_cloudcontrolapi_resource\./),
      ]);
    }
  });

  it("have names that Scheduler takes, however long the component's is", () => {
    const stack = stackWithProvider();
    const component = inferenceComponent(stack, { inferenceComponentName: "l".repeat(63) });
    component.addSleepWindow("Weekend", { ...WEEKEND, method });
    const names = resources(stack, SCHEDULE).map(({ name }) => String(name));
    expect(names).toEqual([expect.stringMatching(/^l{55}-[0-9a-f]{8}$/), expect.stringMatching(/^l{55}-[0-9a-f]{8}$/)]);
    expect(new Set(names).size).toBe(2);
  });
});

describe("the role of the schedules", () => {
  it("may set the copies of this component and tell what failed, and nothing else", () => {
    expect(statements(stackWith(), /SleepSchedules/)).toMatchObject([
      {
        Effect: "Allow",
        Action: ["sagemaker:UpdateInferenceComponentRuntimeConfig"],
        Resource: [expect.stringMatching(/:sagemaker:\*:\*:inference-component\/llama$/)],
      },
      {
        Action: ["sqs:SendMessage"],
        Resource: [expect.stringMatching(/:sqs:\*:\*:test-Llm-SleepSchedules-DeadLetters-/)],
      },
    ]);
  });

  it("is taken on by schedules of its own group and account only, without asking for the account", () => {
    const stack = stackWith();
    const group = "${aws_scheduler_schedule_group.Llm_SleepSchedules_Group_6D5B7C73.arn}";
    expect(document(resource(stack, "aws_iam_role").assume_role_policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "sts:AssumeRole",
          Principal: { Service: "scheduler.amazonaws.com" },
          Condition: {
            StringEquals: {
              "aws:SourceAccount": `\${element(split(":", ${group.slice(2, -1)}), 4)}`,
              "aws:SourceArn": [group],
            },
          },
        },
      ],
    });
    expect(Object.keys(JSON.parse(Testing.synth(stack)).data)).toEqual(["aws_partition"]);
  });

  it("is one for all windows of an endpoint, with one group and one queue", () => {
    const stack = stackWithProvider();
    const endpoint = realtimeEndpoint(stack);
    endpoint.addSleepWindow("Weekend", { ...WEEKEND, method });
    inferenceComponent(stack, {}, endpoint);
    endpoint.addInferenceComponent("Other", OTHER);
    for (const type of ["aws_iam_role", "aws_scheduler_schedule_group", "aws_sqs_queue"]) {
      expect(resources(stack, type)).toHaveLength(1);
    }
    expect(resources(stack, SCHEDULE)).toHaveLength(4);
  });

  it("is there for a component on an endpoint that exists elsewhere", () => {
    const stack = stackWithProvider();
    const endpoint = RealtimeEndpoint.fromEndpointName(stack, "Theirs", "llm");
    for (const name of ["a", "b"]) {
      const component = new InferenceComponent(stack, name, { ...OTHER, inferenceComponentName: name, endpoint });
      component.addSleepWindow("Weekend", { ...WEEKEND, method });
    }
    expect(resources(stack, "aws_iam_role")).toHaveLength(1);
    expect(resources(stack, SCHEDULE)).toHaveLength(4);
  });

  it("trusts a given group instead of creating one", () => {
    const arn = "arn:aws:scheduler:us-east-1:123456789012:schedule-group/night";
    const stack = stackWith({ scheduleGroup: { name: "night", arn } });
    expect(resources(stack, "aws_scheduler_schedule_group")).toEqual([]);
    expect(resources(stack, SCHEDULE).map(({ group_name }) => group_name)).toEqual(["night", "night"]);
    expect(document(resource(stack, "aws_iam_role").assume_role_policy)).toMatchObject({
      Statement: [{ Condition: { StringEquals: { "aws:SourceArn": [arn] } } }],
    });
  });
});

describe("what failed for good", () => {
  it("lies for 14 days in an encrypted queue that takes it from the role alone, over TLS", () => {
    const stack = stackWith();
    expect(resource(stack, "aws_sqs_queue")).toMatchObject({
      sqs_managed_sse_enabled: true,
      message_retention_seconds: 1_209_600,
    });
    const role = expect.stringMatching(/^\$\{aws_iam_role\.Llm_SleepSchedules_Role_\w+\.arn\}$/);
    expect(Object(document(resource(stack, "aws_sqs_queue_policy").policy)).Statement).toMatchObject([
      { Effect: "Deny", Action: "sqs:SendMessage", Condition: { ArnNotEquals: { "aws:PrincipalArn": [role] } } },
      { Effect: "Deny", Action: "sqs:SendMessage", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    ]);
  });

  it("goes to a given queue, and none is created", () => {
    const deadLetterQueueArn = "arn:aws:sqs:eu-west-3:123456789012:failures";
    const stack = stackWith({ deadLetterQueueArn });
    expect(resources(stack, "aws_sqs_queue")).toEqual([]);
    expect(targetOf(resources(stack, SCHEDULE)[0]).dead_letter_config).toEqual({ arn: deadLetterQueueArn });
    expect(statements(stack, /SleepSchedules/)).toContainEqual(
      expect.objectContaining({ Action: ["sqs:SendMessage"], Resource: [deadLetterQueueArn] }),
    );
  });
});

describe("what is reported about a sleep window", () => {
  it("is nothing where nothing is wrong", () => expect(warnings(stackWith())).toEqual([]));
});
