import {
  isKnown,
  isUnknown,
  type Maybe,
  type PolicyStatement,
  type Role,
  type Schedule,
  Unknown,
} from "../../topology";
import { effects } from "../effect";
import { finding, type Report } from "../finding";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { mayTrustScheduler, rolesOfSchedules, trustStatements } from "./rights";
import { unmetCondition } from "./trust-conditions";

export const sourceArn = rule({
  id: "S08",
  slug: "source-arn",
  severity: "error",
  evidence: "verified",
  effect: effects.breaksWaysOfOthers,
  title: "A trust policy must name the schedule group, not the schedule",
  why: "EventBridge Scheduler assumes a role for the schedule group. If aws:SourceArn is the ARN of a schedule, IAM denies the request, and each run fails.",
  remedy: "Set aws:SourceArn to the ARN of the schedule group.",
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

/** Reports a schedule for which no statement allows EventBridge Scheduler to assume the role. */
function* unmet(role: Role, statements: readonly PolicyStatement[], schedules: readonly Schedule[]): Generator<Report> {
  for (const schedule of schedules) {
    const [first] = statements;
    const condition = first && unmetCondition(first, schedule);
    if (condition !== undefined && statements.every((statement) => unmetCondition(statement, schedule) !== undefined)) {
      const group = isKnown(schedule.groupName) ? schedule.groupName : "default";
      yield finding(role, {
        what: `${condition.key} must be ${JSON.stringify(condition.wanted)}, and ${schedule.address} is in the group ${group}${isKnown(schedule.region) ? ` of ${schedule.region}` : ""}`,
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
