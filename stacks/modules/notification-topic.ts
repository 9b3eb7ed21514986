import { TerraformLocal, Token } from "cdktf";
import { Construct } from "constructs";
import { type IExecutionRole, type INotificationTarget, NotificationTopic } from "../../src";
import { nullable } from "../../src/constructs/terraform/nullable";
import { bare, expression, textOf } from "../../src/modules/expression";
import type { Group } from "../../src/modules/group";
import { GroupGrants } from "../../src/modules/group-grants";

/** What a topic is told of. */
export type Outcome = "Success" | "Error";

/** The topic's ARN, given or created, and null where nobody is told. */
export const topicArn = (outcome: Outcome): string => `local.${outcome.toLowerCase()}_topic_arn`;

/** The names of what `notificationTopic` creates in a group. */
export const topicNames = (group: string, outcome: Outcome): Readonly<Record<string, string>> => ({
  [`${group}/${outcome}TopicArn`]: topicArn(outcome).replace("local.", ""),
  [`${group}/${outcome}Topic/Topic`]: outcome.toLowerCase(),
  [`${group}/${outcome}Topic/TopicPolicy`]: outcome.toLowerCase(),
});

export interface TopicPlace {
  /** What the topic's name begins with. */
  readonly name: string;
  readonly role: IExecutionRole;
  readonly tags: Readonly<Record<string, string>>;
}

/** The topic that the variables name, or one that is created, or none. */
export function notificationTopic(
  group: Group,
  outcome: Outcome,
  { name, role, tags }: TopicPlace,
): INotificationTarget {
  const { value } = group;
  const path = pathOf(outcome);
  const id = `${outcome}Topic`;
  group.only((it) => `try(${it}.${path}.create, false)`, id);
  NotificationTopic.create({
    topicName: value.text(`${path}.name`),
    kmsMasterKeyId: value.text(`${path}.kms_master_key_id`),
  }).bind(new Construct(group, id), "Topic", `${name}-${outcome.toLowerCase()}`, { tags });
  if (role.grants !== undefined) {
    // A key id or an alias is no resource that a policy could name.
    const hasKey = (it: string) =>
      `try(${it}.${path}.create && startswith(${it}.${path}.kms_master_key_id, "arn:"), false)`;
    const keyArn = textOf(value.reference(`${path}.kms_master_key_id`));
    new GroupGrants(group, `${id}Key`, role.grants, hasKey).grantUseKey(keyArn);
  }
  const at = value.reference(path);
  const createdArn = `one(aws_sns_topic.${outcome.toLowerCase()}[*].arn)`;
  new TerraformLocal(group, `${outcome}TopicArn`, expression(`try(coalesce(${at}.arn, ${createdArn}), null)`));
  const defaultName = `"\${${bare(group, name)}}-${outcome.toLowerCase()}"`;
  return NotificationTopic.fromTopic(group, `${outcome}Message`, {
    arn: Token.asString(nullable(expression(topicArn(outcome)))),
    // The name of a topic is known before its ARN is.
    name: textOf(`try(coalesce(${at}.name, ${at}.arn, ${defaultName}), null)`),
  });
}

const pathOf = (outcome: Outcome): string => `output.${outcome.toLowerCase()}_topic`;
