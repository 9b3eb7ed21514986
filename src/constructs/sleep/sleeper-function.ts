import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { LambdaFunctionEventInvokeConfig } from "@cdktf/provider-aws/lib/lambda-function-event-invoke-config";
import { AssetType, Fn, type ITerraformDependable, Lazy, TerraformAsset, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { ScaleToZeroError } from "../../errors";
import {
  type AllowStatement,
  endpointSleeper,
  endpointSleeperStatements,
  endpointSleeperZip,
} from "../../functions/endpoint-sleeper-asset";
import { isToken } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { type PolicyStatement, trustPolicy } from "../iam/policy-statement";
import { RolePolicy } from "../iam/role-policy";
import { jsonencode } from "../terraform/json";
import { partitionOf } from "../terraform/partition";
import { physicalName } from "../terraform/physical-name";
import type { EndpointSchedules } from "./endpoint-schedules";
import type { WindowPlan } from "./window-plan";

const ID = "Function";
const MAX_NAME_LENGTH = 64;
const LOG_RETENTION_DAYS = 30;
/** The longest that Lambda keeps an event. */
const LONGEST_EVENT_AGE_SECONDS = 21_600;

/**
 * The Lambda function that puts a whole endpoint to sleep, one for all windows of the endpoint.
 *
 * EventBridge Scheduler hands it an event and is done: what fails afterwards is Lambda's to retry, and to put into the
 * dead-letter queue.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class SleeperFunction extends Construct {
  static of(schedules: EndpointSchedules): SleeperFunction {
    const known = schedules.node.tryFindChild(ID);
    return known instanceof SleeperFunction ? known : new SleeperFunction(schedules, ID, schedules);
  }

  readonly function: LambdaFunction;
  private readonly name: string;
  private readonly provider?: TerraformProvider;
  private readonly plans: WindowPlan[] = [];
  /** How often an event is tried again. */
  readonly invocation: LambdaFunctionEventInvokeConfig;

  private constructor(scope: Construct, id: string, schedules: EndpointSchedules) {
    super(scope, id);
    const { provider, tags, deadLetters } = schedules;
    this.name = physicalName(this, MAX_NAME_LENGTH);
    this.provider = provider;
    const logs = new CloudwatchLogGroup(this, "Logs", {
      provider,
      name: `/aws/lambda/${this.name}`,
      retentionInDays: LOG_RETENTION_DAYS,
      tags,
    });
    const role = new IamRole(this, "Role", {
      provider,
      name: physicalName(this, limits.names.role.maxLength),
      description: "A Lambda function puts all components of an endpoint to sleep and wakes them with this role",
      assumeRolePolicy: jsonencode(trustPolicy("lambda.amazonaws.com")),
      tags,
    });
    const grants = new RolePolicy(this, "Grants", role.name, provider);
    grants.add(
      ...endpointSleeperStatements({ partition: partitionOf(this, this.provider), region: "*", account: "*" }).map(
        statement,
      ),
      {
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [`arn:${partitionOf(this, this.provider)}:logs:*:*:log-group:${logs.name}:*`],
      },
      { actions: ["sqs:SendMessage"], resources: [deadLetters.plannedArn] },
    );
    deadLetters.allowRoleOf(this, role.arn);
    const zip = this.zip();
    this.function = new LambdaFunction(this, "Function", {
      provider,
      functionName: this.name,
      description: "Puts every inference component of a SageMaker endpoint to sleep, and wakes them again",
      role: role.arn,
      handler: endpointSleeper.handler,
      runtime: endpointSleeper.runtime,
      architectures: ["arm64"],
      timeout: endpointSleeper.timeoutSeconds,
      memorySize: endpointSleeper.memoryMb,
      filename: zip?.path,
      sourceCodeHash: zip?.hash,
      tags,
      dependsOn: [logs, ...grants.dependables],
    });
    this.invocation = new LambdaFunctionEventInvokeConfig(this, "Invocation", {
      provider,
      functionName: this.function.functionName,
      maximumEventAgeInSeconds: Lazy.numberValue({ produce: () => this.maximumAgeSeconds() }),
      maximumRetryAttempts: 2,
      destinationConfig: { onFailure: { destination: deadLetters.arn } },
    });
  }

  /** Known before it exists, so that the plan shows who may call it. */
  get plannedArn(): string {
    return `arn:${partitionOf(this, this.provider)}:lambda:*:*:function:${this.name}`;
  }

  /** A schedule that ran before the retries are limited could be repeated for hours. */
  get dependables(): ITerraformDependable[] {
    return [this.invocation];
  }

  serve(plan: WindowPlan): void {
    this.plans.push(plan);
  }

  /** Of all windows the shortest: the function does not know for which of them it was called. */
  private maximumAgeSeconds(): number {
    const ages = this.plans.flatMap((plan) => [plan.maximumAgeSeconds("sleep"), plan.maximumAgeSeconds("wake")]);
    return ages.some(isToken)
      ? Fn.min([LONGEST_EVENT_AGE_SECONDS, ...ages])
      : Math.min(LONGEST_EVENT_AGE_SECONDS, ...ages);
  }

  /** The code, copied beside the stack so that no path of this machine gets into it; told at synthesis where missing. */
  private zip(): { readonly path: string; readonly hash: string } | undefined {
    try {
      const file = endpointSleeperZip();
      const asset = new TerraformAsset(this, "Code", { path: file, type: AssetType.FILE });
      return { path: asset.path, hash: createHash("sha256").update(readFileSync(file)).digest("base64") };
    } catch (error) {
      if (!(error instanceof ScaleToZeroError)) {
        throw error;
      }
      checkAll(this, [{ message: error.message }]);
      return undefined;
    }
  }
}

function statement({ actions, resources, conditions }: AllowStatement): PolicyStatement {
  return {
    actions,
    resources,
    conditions:
      conditions === undefined
        ? undefined
        : Object.fromEntries(
            [...new Set(conditions.map(({ test }) => test))].map((test) => [
              test,
              Object.fromEntries(
                conditions.filter((one) => one.test === test).map(({ variable, values }) => [variable, values]),
              ),
            ]),
          ),
  };
}
