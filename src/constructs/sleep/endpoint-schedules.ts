import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import {
  SchedulerSchedule,
  type SchedulerScheduleFlexibleTimeWindow,
} from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import { conditional, Fn, type ITerraformDependable, Lazy, Op, type Precondition, ref, Token } from "cdktf";
import { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import type { WindowEdge } from "../../time/schedule-checks";
import { isToken } from "../checks/check";
import { checkAll } from "../checks/check-all";
import { uniqueName } from "../checks/unique-name";
import { type PolicyStatement, trustPolicy } from "../iam/policy-statement";
import { RolePolicy } from "../iam/role-policy";
import { argument } from "../terraform/interpolation";
import { jsonencode } from "../terraform/json";
import { nonEmpty } from "../terraform/non-empty";
import { isNull, isNullable, withDefault } from "../terraform/nullable";
import { physicalName, shortened } from "../terraform/physical-name";
import { DeadLetterQueue } from "./dead-letter-queue";
import type { ForEachWindow } from "./for-each-window";
import type { SleepSubject } from "./sleep-subject";
import type { ScheduleGroupAttributes, SleepWindowOptions } from "./sleep-window-options";
import type { WindowPlan } from "./window-plan";

const MAX_NAME_LENGTH = 64;
const DEFAULT_ATTEMPTS = 185;

/** What a schedule calls. */
export interface ScheduledCall {
  /** Of a universal target, a Lambda function or a state machine. */
  readonly arn: string;
  /** Asked for at synthesis, when all constructs are there. */
  readonly input: () => object;
  readonly dependsOn: readonly ITerraformDependable[];
}

export interface WindowScheduleProps {
  /** @default Sleep or Wake */
  readonly id?: string;
  readonly edge: WindowEdge;
  readonly plan: WindowPlan;
  readonly subject: SleepSubject;
  readonly call: ScheduledCall;
  /** @default - none */
  readonly preconditions?: readonly Precondition[];
}

export interface EndpointSchedulesProps {
  readonly provider?: SleepSubject["provider"];
  readonly tags?: SleepSubject["tags"];
  /** @default - each window is created once */
  readonly forEachWindow?: ForEachWindow;
}

/**
 * What the schedules of one endpoint share: a group, a role that may do what they do to this endpoint and nothing else,
 * and a queue for what failed. See docs/decisions/schedules-belong-to-an-endpoint.md.
 */
export class EndpointSchedules extends Construct {
  /** The ones below the subject's owner; without an owner they lie below the window. */
  static of(window: Construct, { owner, provider, tags }: SleepSubject): EndpointSchedules {
    const place = Construct.isConstruct(owner) ? owner : window;
    const known = place.node.children.find((child) => child instanceof EndpointSchedules);
    return known ?? new EndpointSchedules(place, "SleepSchedules", { provider, tags });
  }

  readonly role: IamRole;
  /** Comes into being with the first one who needs it. */
  readonly deadLetters: DeadLetterQueue;
  private readonly grants: RolePolicy;
  private readonly groups = new Map<string, ScheduleGroupAttributes>();
  private ownGroup?: SchedulerScheduleGroup;

  readonly provider: SleepSubject["provider"];
  readonly tags: SleepSubject["tags"];
  private readonly forEachWindow?: ForEachWindow;

  constructor(scope: Construct, id: string, { provider, tags, forEachWindow }: EndpointSchedulesProps) {
    super(scope, id);
    this.provider = provider;
    this.tags = tags;
    this.forEachWindow = forEachWindow;
    this.role = new IamRole(this, "Role", {
      provider,
      name: physicalName(this, limits.names.role.maxLength),
      description: "EventBridge Scheduler puts an endpoint to sleep and wakes it with this role",
      assumeRolePolicy: Lazy.stringValue({ produce: () => jsonencode(this.trust()) }),
      tags,
    });
    this.grants = new RolePolicy(this, "Grants", this.role.name, provider);
    this.deadLetters = new DeadLetterQueue(this, "DeadLetters", { provider, tags, forEachWindow });
    this.deadLetters.allowRole(this.role.arn);
  }

  /** The account of the schedules, known after the group was created. */
  get account(): string {
    const [group] = this.groups.values();
    return Fn.element(Fn.split(":", argument(group?.arn ?? this.createdGroup.arn)), 4);
  }

  /** Something that a window needs. */
  allow(window: Construct, statement: PolicyStatement): void {
    this.allowLazily(window, () => [statement]);
  }

  /** What is allowed once all constructs are there. */
  allowLazily(window: Construct, statements: () => readonly PolicyStatement[]): void {
    const { forEachWindow } = this;
    const each = forEachWindow && ((statement: object) => forEachWindow(window, statement));
    this.grants.addLazily(() => statements().map((statement) => ({ ...statement, each })));
  }

  /** One of the schedules of a window. */
  addSchedule(scope: Construct, props: WindowScheduleProps): void {
    const { edge, plan, subject, call } = props;
    const { options } = plan;
    const id = props.id ?? (edge === "sleep" ? "Sleep" : "Wake");
    const group = this.group(options);
    const name = shortened(`${subject.name}-${plan.name}-${id.toLowerCase()}`, MAX_NAME_LENGTH);
    checkAll(scope, [
      uniqueName(scope, "the name of the sleep window", "schedule", `${group.name}/${name}`, subject.provider),
    ]);
    const { deadLetterQueueArn } = options;
    this.grants.add({ actions: ["sqs:SendMessage"], resources: [deadLetterQueueArn ?? this.deadLetters.plannedArn] });
    new SchedulerSchedule(scope, id, {
      provider: subject.provider,
      name,
      groupName: group.name,
      description: `Sleep window ${plan.name} of ${subject.name}: ${id.toLowerCase()}`,
      scheduleExpression: plan.expression(edge),
      scheduleExpressionTimezone: options.timeZone,
      startDate: plan.startDate,
      endDate: plan.endDate,
      state: stateOf(plan.isEnabled),
      // A schedule that deleted itself would come back with the next apply.
      actionAfterCompletion: "NONE",
      flexibleTimeWindow: flexibleTimeWindow(edge, options),
      target: {
        arn: call.arn,
        roleArn: this.role.arn,
        input: Lazy.stringValue({ produce: () => jsonencode(call.input()) }),
        retryPolicy: {
          maximumEventAgeInSeconds: plan.maximumAgeSeconds(edge),
          maximumRetryAttempts: withDefault(options.retry?.maximumAttempts, DEFAULT_ATTEMPTS),
        },
        deadLetterConfig: { arn: deadLetterQueueArn ?? this.deadLetters.arn },
      },
      dependsOn: [...this.grants.dependables, ...call.dependsOn],
      lifecycle: { precondition: nonEmpty(props.preconditions ?? []) },
    });
  }

  private group({ scheduleGroup }: SleepWindowOptions): ScheduleGroupAttributes {
    const { name, arn } = scheduleGroup ?? this.createdGroup;
    this.groups.set(scheduleGroup?.name ?? "", { name, arn });
    return { name, arn };
  }

  private get createdGroup(): SchedulerScheduleGroup {
    this.ownGroup ??= new SchedulerScheduleGroup(this, "Group", {
      provider: this.provider,
      name: physicalName(this, MAX_NAME_LENGTH),
      tags: this.tags,
    });
    return this.ownGroup;
  }

  /**
   * Only schedules of these groups, in their own account. The account is read from the group's ARN: asking for it would
   * cost a call to STS in every plan.
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
   */
  private trust(): object {
    const arns = [...this.groups.values()].map(({ arn }) => arn);
    return trustPolicy("scheduler.amazonaws.com", {
      StringEquals: { "aws:SourceAccount": this.account, "aws:SourceArn": arns },
    });
  }
}

/** A token where Terraform alone knows. */
function stateOf(isEnabled: boolean): string {
  if (isToken(isEnabled)) {
    return Token.asString(conditional(isEnabled, "ENABLED", "DISABLED"));
  }
  return isEnabled ? "ENABLED" : "DISABLED";
}

/** A wake that came late by choice would let the first users wait. */
function flexibleTimeWindow(
  edge: WindowEdge,
  { flexibleWindow }: SleepWindowOptions,
): SchedulerScheduleFlexibleTimeWindow {
  if (edge === "wake" || flexibleWindow === undefined) {
    return { mode: "OFF" };
  }
  const seconds = flexibleWindow.toSeconds();
  if (!isToken(seconds)) {
    return { mode: "FLEXIBLE", maximumWindowInMinutes: flexibleWindow.toMinutes() };
  }
  const minutes = Token.asNumber(Op.div(seconds, 60));
  return isNullable(seconds)
    ? {
        mode: Token.asString(conditional(isNull(seconds), "OFF", "FLEXIBLE")),
        maximumWindowInMinutes: Token.asNumber(conditional(isNull(seconds), ref("null"), minutes)),
      }
    : { mode: "FLEXIBLE", maximumWindowInMinutes: minutes };
}
