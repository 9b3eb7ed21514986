import { createHash } from "node:crypto";
import fs, { readFileSync } from "node:fs";
import type { TerraformStack } from "cdktf";
import { Duration, SleepMethod, type SleepWindowOptions } from "../../../src";
import { parseEvent } from "../../../src/functions/endpoint-sleeper/event";
import {
  endpointSleeper,
  endpointSleeperStatements,
  endpointSleeperZip,
} from "../../../src/functions/endpoint-sleeper-asset";
import { inferenceComponent, realtimeEndpoint, WEEKEND } from "../../support/builders";
import { document } from "../../support/hcl-document";
import { problems, resource, resources, stackWithProvider } from "../../support/synthesized";

const FUNCTION = "aws_lambda_function";
const SCHEDULE = "aws_scheduler_schedule";
const method = SleepMethod.lambda();

describe("the Lambda function of an endpoint", () => {
  afterEach(() => jest.restoreAllMocks());

  function stackWith(options: Partial<SleepWindowOptions> = {}): TerraformStack {
    const stack = stackWithProvider();
    realtimeEndpoint(stack).addSleepWindow("Weekend", { ...WEEKEND, method, ...options });
    return stack;
  }

  const events = (stack: TerraformStack) =>
    resources(stack, SCHEDULE).map((schedule) => document(Object(schedule.target).input));

  it("is called to sleep and to wake, with events that it understands", () => {
    const sent = events(stackWith({ copiesOnWake: 2 }));
    expect(sent).toEqual([
      { action: "sleep", endpointName: expect.stringMatching(/^\$\{aws_sagemaker_endpoint\.\w+\.name\}$/) },
      { action: "wake", endpointName: expect.any(String), copiesOnWake: 2 },
    ]);
    for (const event of sent) {
      expect(() => parseEvent({ ...Object(event), endpointName: "llm" })).not.toThrow();
    }
  });

  it("restores the counts that it found where no number is given", () => {
    expect(events(stackWith())[1]).not.toHaveProperty("copiesOnWake");
  });

  it("is deployed as it describes itself, with the hash of its code and no path of this machine", () => {
    expect(resource(stackWith(), FUNCTION)).toMatchObject({
      function_name: expect.stringMatching(/^test-Llm-SleepSchedules-Function-/),
      handler: endpointSleeper.handler,
      runtime: endpointSleeper.runtime,
      timeout: 900,
      memory_size: 256,
      filename: expect.stringMatching(/^assets\/.*\/endpoint-sleeper\.zip$/),
      source_code_hash: createHash("sha256").update(readFileSync(endpointSleeperZip())).digest("base64"),
    });
  });

  it("keeps its log for a month, in a group that is there before it", () => {
    const stack = stackWith();
    expect(resource(stack, "aws_cloudwatch_log_group")).toMatchObject({
      name: `/aws/lambda/${resource(stack, FUNCTION).function_name}`,
      retention_in_days: 30,
    });
    expect(resource(stack, FUNCTION).depends_on).toContainEqual(expect.stringMatching(/^aws_cloudwatch_log_group\./));
  });

  it("may do what its code does, write its log, and tell what failed", () => {
    const policy = resources(stackWith(), "aws_iam_role_policy").find(({ role }) => /Function/.test(String(role)));
    const actions = Object(document(policy?.policy)).Statement.flatMap(({ Action }: { Action: string[] }) => Action);
    const own = endpointSleeperStatements({ partition: "aws", region: "*", account: "*" }).flatMap(
      (statement) => statement.actions,
    );
    expect(actions).toEqual([...own, "logs:CreateLogStream", "logs:PutLogEvents", "sqs:SendMessage"]);
  });

  it("may write its own tag only", () => {
    const policy = resources(stackWith(), "aws_iam_role_policy").find(({ role }) => /Function/.test(String(role)));
    expect(Object(document(policy?.policy)).Statement).toContainEqual(
      expect.objectContaining({
        Action: ["sagemaker:AddTags"],
        Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": ["scale-to-zero:endpoint-sleeper"] } },
      }),
    );
  });

  it("hands what it cannot do to the queue, after tries that end before the other schedule", () => {
    const maximumAge = Duration.minutes(10);
    expect(resource(stackWith({ retry: { maximumAge } }), "aws_lambda_function_event_invoke_config")).toMatchObject({
      maximum_event_age_in_seconds: 600,
      maximum_retry_attempts: 2,
      destination_config: { on_failure: { destination: expect.stringMatching(/^\$\{aws_sqs_queue\..*\.arn\}$/) } },
    });
  });

  it("is limited before the first schedule can call it", () => {
    for (const { depends_on } of resources(stackWith(), SCHEDULE)) {
      expect(depends_on).toContainEqual(expect.stringMatching(/^aws_lambda_function_event_invoke_config\./));
    }
  });

  it("leaves each component's own scaling alone", () => {
    const stack = stackWithProvider();
    const endpoint = realtimeEndpoint(stack);
    endpoint.addSleepWindow("Weekend", { ...WEEKEND, method });
    inferenceComponent(stack, {}, endpoint);
    expect(resource(stack, "aws_appautoscaling_target").lifecycle).not.toHaveProperty("ignore_changes");
  });

  it("does not act beside another method on a component, whichever comes first", () => {
    const stack = stackWithProvider();
    const endpoint = realtimeEndpoint(stack);
    endpoint.addSleepWindow("Weekend", { ...WEEKEND, method });
    inferenceComponent(stack, {}, endpoint).addSleepWindow("Own", WEEKEND);
    expect(problems(stack)).toEqual([
      'the method of the sleep window Weekend is "SleepMethod.lambda()", may not act beside SleepMethod.minCapacity(), ' +
        "which the window Own gives to a component: of two methods on one component the last one to write wins",
    ]);
  });

  it("is asked for in words where it is not built", () => {
    const { existsSync } = fs;
    jest.spyOn(fs, "existsSync").mockImplementation((path) => !`${path}`.endsWith(".zip") && existsSync(path));
    expect(problems(stackWith())).toEqual([expect.stringContaining("Run `npm run build`.")]);
  });
});
