import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { SfnStateMachine } from "@cdktf/provider-aws/lib/sfn-state-machine";
import { Lazy, type TerraformProvider, Token } from "cdktf";
import { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import { trustPolicy } from "../iam/policy-statement";
import { RolePolicy } from "../iam/role-policy";
import type { CapacityScaling } from "../scaling/capacity-scaling";
import { flattened, jsonencode, listIf } from "../terraform/json";
import { partitionOf } from "../terraform/partition";
import { physicalName } from "../terraform/physical-name";
import { componentArn } from "./component-arn";
import type { EndpointSchedules } from "./endpoint-schedules";
import { restoreStates } from "./restore-states";

const MAX_NAME_LENGTH = 80;
/** A backstop: an execution that it stops reports no failure. The states count their minutes and end well before. */
const TIMEOUT_SECONDS = 172_800;

export interface RestoreMachineProps {
  readonly inferenceComponentName: string;
  readonly scaling: CapacityScaling;
  /** For how long EventBridge Scheduler may try to create the component. */
  readonly creationSeconds: number;
  readonly schedules: EndpointSchedules;
}

/**
 * A state machine that waits until a recreated component is InService and then registers its scalable target, its
 * policies and their alarms again. See docs/decisions/recreated-components-get-their-scaling-back.md.
 */
export class RestoreMachine extends Construct {
  readonly machine: SfnStateMachine;
  private readonly name: string;
  private readonly provider?: TerraformProvider;

  constructor(scope: Construct, id: string, props: RestoreMachineProps) {
    super(scope, id);
    const { inferenceComponentName, scaling, schedules, creationSeconds } = props;
    const { provider, tags, deadLetters } = schedules;
    this.name = physicalName(this, MAX_NAME_LENGTH);
    this.provider = provider;
    const role = new IamRole(this, "Role", {
      provider,
      name: physicalName(this, limits.names.role.maxLength),
      description: "Step Functions gives a recreated inference component its scaling back with this role",
      assumeRolePolicy: Lazy.stringValue({
        produce: () =>
          jsonencode(
            trustPolicy("states.amazonaws.com", {
              StringEquals: { "aws:SourceAccount": schedules.account },
              ArnLike: { "aws:SourceArn": this.plannedArn },
            }),
          ),
      }),
      tags,
    });
    deadLetters.allowRoleOf(this, role.arn);
    const grants = new RolePolicy(this, "Grants", role.name, provider);
    grants.add(
      {
        // Application Auto Scaling looks whether its caller may do what the policies will do.
        actions: ["sagemaker:DescribeInferenceComponent", "sagemaker:UpdateInferenceComponentRuntimeConfig"],
        resources: [componentArn(this, provider, inferenceComponentName)],
      },
      {
        actions: ["application-autoscaling:RegisterScalableTarget", "application-autoscaling:PutScalingPolicy"],
        resources: [`arn:${partitionOf(this, this.provider)}:application-autoscaling:*:*:scalable-target/*`],
        conditions: {
          StringEquals: {
            "application-autoscaling:service-namespace": "sagemaker",
            "application-autoscaling:scalable-dimension": "sagemaker:inference-component:DesiredCopyCount",
          },
        },
      },
    );
    // Policies can still be added.
    grants.addLazily(() => [
      { actions: ["cloudwatch:PutMetricAlarm", "cloudwatch:DeleteAlarms"], resources: this.alarmArns(props) },
    ]);
    grants.add(
      { actions: ["cloudwatch:DescribeAlarms"], resources: ["*"] },
      { actions: ["sqs:SendMessage"], resources: [deadLetters.plannedArn] },
    );
    this.machine = new SfnStateMachine(this, "Machine", {
      provider,
      name: this.name,
      roleArn: role.arn,
      definition: Lazy.stringValue({
        produce: () =>
          jsonencode({
            Comment: `Gives ${inferenceComponentName} its scaling back after it was created again`,
            TimeoutSeconds: TIMEOUT_SECONDS,
            ...restoreStates({
              partition: partitionOf(this, this.provider),
              inferenceComponentName,
              scaling,
              creationSeconds,
              queueUrl: deadLetters.url,
            }),
          }),
      }),
      tags,
      dependsOn: grants.dependables,
    });
  }

  /** Known before it exists, so that the plan shows who may start it. */
  get plannedArn(): string {
    return `arn:${partitionOf(this, this.provider)}:states:*:*:stateMachine:${this.name}`;
  }

  private alarmArns({ inferenceComponentName, scaling }: RestoreMachineProps): string[] {
    const { wakeAlarm, sleepAlarm, sleepsIf, addedPolicies } = scaling;
    const arn = (alarm: string) => `arn:${partitionOf(this, this.provider)}:cloudwatch:*:*:alarm:${alarm}`;
    const own = (alarm: typeof wakeAlarm) => (alarm?.alarmNameInput === undefined ? [] : [arn(alarm.alarmNameInput)]);
    const tracked = arn(`TargetTracking-inference-component/${inferenceComponentName}-*`);
    const added = addedPolicies.flatMap(({ alarm }) => own(alarm));
    return sleepsIf === undefined
      ? [...own(wakeAlarm), ...own(sleepAlarm), ...added, tracked]
      : Token.asList(flattened([...own(wakeAlarm), listIf(sleepsIf, own(sleepAlarm)), ...added, tracked]));
  }
}
