import type { LiveEndpoint } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding, type Report } from "../finding";
import { rule } from "../rule";
import { DEAD, on } from "./endpoint-state";
import { otherConfiguration } from "./other-configuration";
import { because } from "./wording";

export const endpointState = rule({
  id: "V02",
  slug: "endpoint-state",
  severity: "error",
  evidence: "verified",
  effect: effects.none,
  absence: "dead endpoint",
  title: "The endpoint must be in service, with the requested configuration",
  why: "SageMaker rolls back an update that fails. The endpoint is then InService with the old configuration: it looks healthy, but nothing of the update is there. Someone else can also have changed it since. The creation times of the configurations, the failure reason and the plan show the cause, as far as AWS reports it.",
  remedy:
    "After a rollback, correct the cause in the failure reason, the rollback alarms or the endpoint's log group, and apply again. Otherwise, look in CloudTrail for the caller of UpdateEndpoint.",
  source: sagemakerApi("DescribeEndpoint"),
  *check(_topology, { live, expected = [] }) {
    if (live === undefined) {
      return;
    }
    for (const endpoint of live.endpoints) {
      const wanted = expected.find(({ name }) => name === endpoint.name);
      if (DEAD.includes(endpoint.status)) {
        yield dead(endpoint);
      } else if (
        endpoint.status === "InService" &&
        wanted?.configName !== undefined &&
        endpoint.configName !== wanted.configName
      ) {
        const { what, fix } = otherConfiguration(endpoint, wanted, live);
        yield finding(on(endpoint), { what, fix });
      }
    }
  },
  mend({ on: { address } }, account) {
    const { live, expected } = account;
    const endpoint = live.endpoints.find(({ arn }) => arn === address);
    const wanted = expected.find(({ name }) => name === endpoint?.name);
    if (endpoint === undefined || wanted === undefined || !otherConfiguration(endpoint, wanted, live).mayAskAgain) {
      return undefined;
    }
    const written = account.writtenFor({ address });
    if (written !== undefined) {
      return account.applyAgain([written]);
    }
    const isThere = live.configurations.some(({ name }) => name === wanted.configName);
    return endpoint.status === "InService" && wanted.configName !== undefined && isThere
      ? account.updateEndpoint(endpoint.name, wanted.configName)
      : undefined;
  },
});

const dead = (endpoint: LiveEndpoint): Report =>
  finding(on(endpoint), {
    what: `it is ${endpoint.status}${because(endpoint.failureReason)}`,
    fix: remedies[endpoint.status] ?? "correct the cause in the failure reason, and apply again",
  });

const remedies: Readonly<Record<string, string>> = {
  Failed:
    "correct the cause in the failure reason, and apply again: a failed endpoint can only be deleted and created again",
  Deleting: "find out what deletes it, and apply again after it is deleted",
};
