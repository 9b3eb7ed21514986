import { partitionOf } from "../../catalogue/partitions";
import { isKnown, isUnknown, type PolicyCondition, type PolicyStatement, type Schedule } from "../../topology";
import { matches } from "./wildcard";

/** A condition that the request of EventBridge Scheduler does not meet, with the required value. */
export interface UnmetCondition {
  /** Such as `aws:SourceArn`. */
  readonly key: string;
  readonly wanted: string;
}

const EXACT = /^StringEquals(IgnoreCase)?$/;
/** `ArnEquals` accepts wildcards like `ArnLike`. */
const LIKE = /^(StringLike|ArnLike|ArnEquals)$/;
const NEGATED = /^(StringNotEquals|StringNotLike|ArnNotEquals|ArnNotLike)$/;

/**
 * The first condition of a trust policy that EventBridge Scheduler certainly does not meet for a schedule. Its request
 * contains the ARN of the schedule group, and the account.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
export function unmetCondition({ conditions }: PolicyStatement, schedule: Schedule): UnmetCondition | undefined {
  for (const condition of isUnknown(conditions) ? [] : conditions) {
    const { key, values } = condition;
    const wanted = isKnown(values) && values.every(isKnown) ? values.filter(isKnown) : undefined;
    if (wanted !== undefined && meets(condition, wanted, schedule) === false) {
      return { key, wanted: wanted.join(", ") };
    }
  }
  return undefined;
}

/** `undefined` if it is unknown. */
function meets({ operator, key }: PolicyCondition, wanted: readonly string[], schedule: Schedule): boolean | undefined {
  const plain = operator.replace(/IfExists$/, "");
  switch (key.toLowerCase()) {
    case "aws:sourceaccount":
      // A source rarely contains the account. An account ID has twelve digits.
      return EXACT.test(plain) && wanted.every((account) => !/^\d{12}$/.test(account)) ? false : undefined;
    case "aws:sourcearn":
      return meetsArn(plain, wanted, schedule);
    default:
      return undefined;
  }
}

function meetsArn(operator: string, wanted: readonly string[], schedule: Schedule): boolean | undefined {
  const answers = wanted.map((pattern) => {
    const arn = groupArn(schedule, pattern);
    if (arn === undefined) {
      return undefined;
    }
    if (operator === "StringEqualsIgnoreCase") {
      return arn.toLowerCase() === pattern.toLowerCase();
    }
    return operator === "StringEquals" || operator === "StringNotEquals" ? arn === pattern : matches(pattern, arn);
  });
  if (answers.includes(undefined)) {
    return undefined;
  }
  const isAny = answers.includes(true);
  if (EXACT.test(operator) || LIKE.test(operator)) {
    return isAny;
  }
  return NEGATED.test(operator) ? !isAny : undefined;
}

/** The ARN of the schedule group, with the account of the pattern, because a source rarely contains its own. */
function groupArn(schedule: Schedule, pattern: string): string | undefined {
  const { region, groupName = "default" } = schedule;
  const partition = isKnown(region) ? partitionOf(region) : undefined;
  const [, , , , account = "*"] = pattern.split(":");
  // A partial account ID cannot be evaluated.
  if (partition === undefined || !isKnown(region) || !isKnown(groupName) || /\d[*?]|[*?]\d/.test(account)) {
    return undefined;
  }
  const own = /^\d{12}$/.test(account) ? account : "123456789012";
  return `arn:${partition}:scheduler:${region}:${own}:schedule-group/${groupName}`;
}
