import {
  isKnown,
  isUnknown,
  type Maybe,
  type PolicyStatement,
  type PolicyTexts,
  type Role,
  type Schedule,
  type Topology,
  Unknown,
} from "../../topology";
import { finding, type Told } from "../finding";
import { grouped } from "../grouped";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { CREATE, calls, DELETE, endpointSchedules, functionSchedules, sagemakerSchedules, UPDATE } from "./effect";
import { nameOf, Rights, some } from "./role-rights";
import { unmetCondition } from "./trust-conditions";
import { matches } from "./wildcard";

const SCHEDULER = "scheduler.amazonaws.com";

export const trustedRole = rule({
  id: "S07",
  slug: "trusted-role",
  severity: "error",
  evidence: "verified",
  title: "EventBridge Scheduler may assume the role of a schedule",
  why: "A schedule with a role that it may not assume fails at each run, and nothing sleeps or wakes. The execution role of SageMaker is usually such a role.",
  remedy: "Let scheduler.amazonaws.com assume the role, best one made for this alone.",
  source: schedulerGuide("setting-up"),
  *check(topology) {
    for (const [role, schedules] of rolesOfSchedules(topology)) {
      const statements = trustStatements(role);
      if (isKnown(statements) && !statements.some(mayTrustScheduler)) {
        yield finding(role, {
          what: `it is the role of ${schedules[0]?.address}, and its trust policy does not name ${SCHEDULER}`,
          fix: `in assume_role_policy: { Effect = "Allow", Principal = { Service = "${SCHEDULER}" }, Action = "sts:AssumeRole" }, best in a role of its own`,
          about: schedules,
        });
      }
    }
  },
});

export const sourceArn = rule({
  id: "S08",
  slug: "source-arn",
  severity: "error",
  evidence: "verified",
  title: "A trust policy names the schedule group, not the schedule",
  why: "EventBridge Scheduler assumes a role for the group: with the ARN of a schedule in aws:SourceArn it never may, and each run fails.",
  remedy: "aws:SourceArn = the ARN of the schedule group.",
  source: schedulerGuide("cross-service-confused-deputy-prevention"),
  *check(topology) {
    for (const [role, schedules] of rolesOfSchedules(topology)) {
      const statements = trustStatements(role);
      const scheduler = isKnown(statements) ? statements.filter(mayTrustScheduler) : [];
      const arns = scheduler.flatMap(sourceArnsOf);
      const [wrong] = arns.filter(isKnown);
      if (wrong !== undefined && scheduler.length === 1 && arns.every(isOfSchedule)) {
        yield finding(role, {
          what: `aws:SourceArn is ${wrong}, which is a schedule`,
          fix: `aws:SourceArn = "${groupArn(wrong)}"`,
          about: schedules,
        });
      } else if (isKnown(statements)) {
        yield* unmet(role, scheduler, schedules);
      }
    }
  },
});

/** No statement lets the scheduler assume the role for one of the schedules. */
function* unmet(role: Role, statements: readonly PolicyStatement[], schedules: readonly Schedule[]): Generator<Told> {
  for (const schedule of schedules) {
    const [first] = statements;
    const condition = first && unmetCondition(first, schedule);
    if (condition !== undefined && statements.every((statement) => unmetCondition(statement, schedule) !== undefined)) {
      const group = isKnown(schedule.groupName) ? schedule.groupName : "default";
      yield finding(role, {
        what: `${condition.key} has to be ${JSON.stringify(condition.wanted)}, and ${schedule.address} is in the group ${group}${isKnown(schedule.region) ? ` of ${schedule.region}` : ""}`,
        fix: "aws:SourceArn = the ARN of the schedule group, and aws:SourceAccount = the account of the schedule",
        about: schedules,
      });
      return;
    }
  }
}

/** The ARN of the group that a schedule is in. */
const groupArn = (scheduleArn: string): string => scheduleArn.replace(/:schedule\/([^/]+).*$/, ":schedule-group/$1");

const isOfSchedule = (arn: Maybe<string>): boolean => isKnown(arn) && /:scheduler:[^:]*:[^:]*:schedule\//.test(arn);

function sourceArnsOf({ conditions }: PolicyStatement): readonly Maybe<string>[] {
  const all = isUnknown(conditions) ? [] : conditions;
  return all
    .filter(({ key }) => key.toLowerCase() === "aws:sourcearn")
    .flatMap(({ values }) => (isUnknown(values) ? [Unknown] : values));
}

/** What each operation needs, and on which kinds of resource. */
const NEEDED: ReadonlyMap<string, readonly [action: string, ...on: readonly ("endpoint" | "inference-component")[]]> =
  new Map([
    [UPDATE, ["sagemaker:UpdateInferenceComponentRuntimeConfig", "inference-component"]],
    [DELETE, ["sagemaker:DeleteInferenceComponent", "inference-component"]],
    [CREATE, ["sagemaker:CreateInferenceComponent", "endpoint", "inference-component"]],
  ]);

export const permittedAction = rule({
  id: "S09",
  slug: "permitted-action",
  severity: "error",
  evidence: "verified",
  title: "The role of a schedule may do what the schedule does",
  why: "AWS answers AccessDeniedException at the time of the run, not at apply: nothing sleeps or wakes. A schedule that calls a function needs lambda:InvokeFunction in its role, unless the policy of the function itself allows the role to call it, which is not read.",
  remedy: "Allow the role the action of the target, on the resources that it acts on.",
  source: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html",
  *check(topology) {
    const rights = new Rights(topology);
    for (const schedule of sagemakerSchedules(topology)) {
      const [action, ...kinds] = [...NEEDED].find(([operation]) => calls(schedule, operation))?.[1] ?? [];
      const role = topology.roleOf(schedule).node;
      const missing = kinds.filter(
        (kind) => action !== undefined && role !== undefined && rights.allow(role, action, kind, schedule) === false,
      );
      if (role !== undefined && missing.length > 0) {
        const resources = missing.map((kind) => `${kind}/${nameOf(schedule, kind) ?? "*"}`).join(" and ");
        yield finding(schedule, {
          what: `its role ${role.address} does not allow ${action} on ${resources}${refusalOf(topology, role)}`,
          fix: `in a policy of the role: { Effect = "Allow", Action = "${action}", Resource = ${missing.map((kind) => `"arn:aws:sagemaker:*:*:${kind}/${nameOf(schedule, kind) ?? "*"}"`).join(", ")} }`,
          about: [role],
        });
      }
    }
    yield* withoutInvocation(topology, rights);
  },
});

function refusalOf(topology: Topology, role: Role): string {
  const [refused] = topology.permissionsOf(role).nodes.flatMap((document) => document.refused ?? []);
  return refused === undefined ? "" : `: IAM refuses a policy of it, in which ${refused}`;
}

const INVOKE = "lambda:InvokeFunction";

function* withoutInvocation(topology: Topology, rights: Rights): Generator<Told> {
  for (const schedule of functionSchedules(topology)) {
    const role = topology.roleOf(schedule).node;
    if (role !== undefined && rights.allow(role, INVOKE, "function", schedule) === false) {
      const name = nameOf(schedule, "function");
      const on = name === undefined ? "any function" : `function:${name}`;
      yield finding(schedule, {
        what: `its role ${role.address} does not allow ${INVOKE} on ${on}${refusalOf(topology, role)}`,
        fix: `in a policy of the role: { Effect = "Allow", Action = "${INVOKE}", Resource = the ARN of the function }`,
        about: [role],
        // The policy of the function may.
        severity: "warning",
      });
    }
  }
}

/** The roles of the schedules of endpoints, each with its schedules. */
const rolesOfSchedules = (topology: Topology): ReadonlyMap<Role, readonly Schedule[]> =>
  grouped(endpointSchedules(topology), (schedule) => topology.roleOf(schedule).node);

function trustStatements({ trust }: Role): Maybe<readonly PolicyStatement[]> {
  return isKnown(trust) ? trust.statements : Unknown;
}

/** Whether a statement lets the service assume the role, or may do so. */
function mayTrustScheduler({ effect, actions, principals, negated }: PolicyStatement): boolean {
  if (negated || isUnknown(effect) || isUnknown(actions) || isUnknown(principals)) {
    return true;
  }
  const services = [...(principals ?? new Map<string, PolicyTexts>())]
    .filter(([type]) => type === "Service" || type === "*")
    .map(([, names]) => names);
  const assumes = some(actions ?? [], (pattern) => matches(pattern.toLowerCase(), "sts:assumerole"));
  const trusts = services.some(
    (names) => isUnknown(names) || some(names, (name) => name === SCHEDULER || name === "*") !== false,
  );
  return effect === "Allow" && assumes !== false && trusts;
}
