import { isKnown, isUnknown, type PolicyCondition, type PolicyStatement, type Schedule } from "../../topology";
import { partitionOf } from "./partition";
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
    return arn === undefined
      ? undefined
      : operator.startsWith("StringEquals") || operator === "StringNotEquals"
        ? arn === pattern
        : matches(pattern, arn);
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
  const partition = partitionOf(schedule);
  if (partition === undefined || !isKnown(region) || !isKnown(groupName)) {
    return undefined;
  }
  const [account = "123456789012"] = /\b\d{12}\b/.exec(pattern) ?? [];
  return `arn:${partition}:scheduler:${region}:${account}:schedule-group/${groupName}`;
}
