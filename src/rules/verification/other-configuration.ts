import type { ExpectedEndpoint, Live, LiveEndpoint } from "../../topology";
import { because } from "./wording";

/** Why an endpoint runs another configuration than the requested one, and what to do about it. */
export interface OtherConfiguration {
  readonly what: string;
  readonly fix: string;
  /** Whether requesting the configuration again can be sufficient: nothing failed. */
  readonly mayAskAgain: boolean;
}

/**
 * Distinguishes a rollback, a change by someone else and an update that never began, by what SageMaker reports:
 *
 * - A failed update ends InService with the previous configuration, and with a FailureReason that the next update clears
 *   and that can be empty. The API documents the reason for the status Failed only; the rest was observed.
 * - A configuration never changes: a rollback cannot end in one that is newer than the requested one.
 * - An endpoint that was last modified before the requested configuration was created was not updated to it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html
 * @see https://github.com/aws-controllers-k8s/sagemaker-controller/pull/7 (the reason of a failed update)
 * @see https://github.com/hashicorp/terraform-provider-aws/pull/49020 (the reason may be empty)
 */
export function otherConfiguration(
  endpoint: LiveEndpoint,
  { configName: wanted = "", formerConfigName: former }: ExpectedEndpoint,
  { configurations }: Live,
): OtherConfiguration {
  const { configName: running = "", failureReason: reason, lastModifiedAt } = endpoint;
  const createdAt = (name: string) => configurations.find((configuration) => configuration.name === name)?.createdAt;
  const asked = createdAt(wanted);
  const isLooked = configurations.some(({ name }) => name === running);
  const reported = (cause: string, fix: string, mayAskAgain: boolean): OtherConfiguration => ({
    what: `it is InService with ${running}, and ${wanted} was requested: ${cause}`,
    fix,
    mayAskAgain,
  });

  if (running !== former && isBefore(asked, createdAt(running))) {
    const cause = `someone else changed it: ${running} was created ${at(createdAt(running))}, after ${wanted}${failed(reason)}`;
    return reported(cause, whoCalls(endpoint), reason === undefined);
  }
  if (former !== undefined && running !== former) {
    const cause = `someone else changed it: it ran ${former} before the apply${failed(reason)}`;
    return reported(cause, whoCalls(endpoint), reason === undefined);
  }
  if (isBefore(lastModifiedAt, asked)) {
    const cause = `no update to ${wanted} has begun: it was last modified ${at(lastModifiedAt)}, and ${wanted} was created ${at(asked)}${failed(reason)}`;
    return reported(cause, "apply again, and find out what prevented the update", true);
  }
  if (reason !== undefined) {
    const alarms = endpoint.rollbackAlarms ?? [];
    const watched = alarms.length === 0 ? "" : `; check the alarms that roll back an update: ${alarms.join(", ")}`;
    return reported(
      `the update was rolled back${because(reason)}`,
      `correct the cause in the failure reason, and apply again${watched}`,
      false,
    );
  }
  const isGone = isLooked && asked === undefined ? `; ${wanted} is no longer in the account` : "";
  const others = asked === undefined ? "did not begin" : `someone restored ${running}`;
  const alarms = endpoint.rollbackAlarms ?? [];
  const watched = alarms.length === 0 ? "" : `and in the history of its rollback alarms (${alarms.join(", ")}), `;
  return reported(
    `the update was rolled back, or ${others} (SageMaker gives no reason)${isGone}`,
    `look for the cause in the endpoint's log group, ${watched}and in CloudTrail for UpdateEndpoint; correct it, and apply again`,
    false,
  );
}

const isBefore = (one: Date | undefined, other: Date | undefined): boolean =>
  one !== undefined && other !== undefined && one.getTime() < other.getTime();

const at = (time: Date | undefined): string => (time === undefined ? "" : `on ${time.toISOString().slice(0, 19)}Z`);

const failed = (reason: string | undefined): string =>
  reason === undefined ? "" : `; its last update failed${because(reason)}`;

const whoCalls = ({ name }: LiveEndpoint): string =>
  `look in CloudTrail for the caller of UpdateEndpoint for ${name}, and apply again`;
