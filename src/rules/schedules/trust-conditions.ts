import { partitionOf } from "../../catalogue/partitions";
import { isKnown, isUnknown, type PolicyCondition, type PolicyStatement, type Schedule } from "../../topology";
import { matches } from "./wildcard";

/** What a condition asks of the call of a schedule, and what it wants instead. */
export interface UnmetCondition {
  /** Such as `aws:SourceArn`. */
  readonly key: string;
  readonly wanted: string;
}

const EXACT = /^StringEquals(IgnoreCase)?$/;
/** `ArnEquals` takes wildcards as `ArnLike` does. */
const LIKE = /^(StringLike|ArnLike|ArnEquals)$/;
const NEGATED = /^(StringNotEquals|StringNotLike|ArnNotEquals|ArnNotLike)$/;

/**
 * The first condition of a trust policy that EventBridge Scheduler surely does not meet when it runs a schedule. It
 * calls with the ARN of the schedule's group, and with the account.
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

/** `undefined` where it cannot be told. */
function meets({ operator, key }: PolicyCondition, wanted: readonly string[], schedule: Schedule): boolean | undefined {
  const plain = operator.replace(/IfExists$/, "");
  switch (key.toLowerCase()) {
    case "aws:sourceaccount":
      // Which account it is, a source seldom knows: an account has twelve digits.
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

/** The ARN of the group of a schedule; of the account that a pattern names, since a source seldom knows its own. */
function groupArn(schedule: Schedule, pattern: string): string | undefined {
  const { region, groupName = "default" } = schedule;
  const partition = isKnown(region) ? partitionOf(region) : undefined;
  const [, , , , account = "*"] = pattern.split(":");
  // Which accounts a part of a number means, only IAM knows.
  if (partition === undefined || !isKnown(region) || !isKnown(groupName) || /\d[*?]|[*?]\d/.test(account)) {
    return undefined;
  }
  const own = /^\d{12}$/.test(account) ? account : "123456789012";
  return `arn:${partition}:scheduler:${region}:${own}:schedule-group/${groupName}`;
}
