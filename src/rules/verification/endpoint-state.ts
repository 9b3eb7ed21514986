import type { ExpectedEndpoint, Live, LiveEndpoint } from "../../topology";
import { sagemakerApi } from "../documents";
import { finding, type Told } from "../finding";
import { rule } from "../rule";
import { otherConfiguration } from "./other-configuration";
import { because, minutesSince } from "./wording";

/**
 * States that an endpoint does not come back from by itself; the SDK's own waiter knows the first one only. RollingBack
 * is none of them: it ends in one of these, or in InService on the old configuration.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html
 */
export const DEAD: readonly string[] = ["Failed", "OutOfService", "UpdateRollbackFailed", "Deleting"];

export const endpointState = rule({
  id: "V02",
  slug: "endpoint-state",
  severity: "error",
  evidence: "verified",
  title: "The endpoint is in service, with the configuration that was asked for",
  why: "An update that fails is rolled back, and ends InService with the old configuration: nothing of what was applied is there, and everything looks well. Somebody else may have changed it since, too: the times of the configurations, the failure reason and the plan tell which, as far as AWS does.",
  remedy:
    "after a rollback correct what the failure reason, the rollback alarms or the endpoint's log group say, and apply again; otherwise look in CloudTrail for who calls UpdateEndpoint.",
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
});

const dead = (endpoint: LiveEndpoint): Told =>
  finding(on(endpoint), {
    what: `it is ${endpoint.status}${because(endpoint.failureReason)}`,
    fix: remedies[endpoint.status] ?? "correct what the reason says and apply again",
  });

const remedies: Readonly<Record<string, string>> = {
  Failed: "correct what the reason says and apply again: a failed endpoint can only be deleted and created again",
  Deleting: "look for who deletes it, and apply again when it is gone",
};

/**
 * An endpoint takes 3 to 10 minutes, a component 3 to 15; one endpoint that was watched hung in Creating for more than
 * this, and never ended.
 */
const STUCK_AFTER_MINUTES = 35;

/** States that end by themselves. */
const PASSING = ["Creating", "Updating", "SystemUpdating", "RollingBack", "Deleting"];

export const stuck = rule({
  id: "V04",
  slug: "stuck",
  severity: "error",
  evidence: "measured",
  title: "What was applied is there in time",
  why: "An endpoint takes 3 to 10 minutes and a component 3 to 15. What takes much longer usually never ends, and is paid for all the while.",
  remedy: "read the log group of what hangs; wait longer with --timeout, or delete it and apply again.",
  source: sagemakerApi("DescribeEndpoint"),
  unless: ["V02", "V03"],
  *check(_topology, { live, now, expected = [] }) {
    if (live !== undefined) {
      yield* notSeen(live, expected);
    }
    for (const endpoint of live?.endpoints ?? []) {
      const components = (live?.components ?? []).filter(({ endpointName }) => endpointName === endpoint.name);
      const awaited = awaitedBy(expected, endpoint.name);
      const late = awaited.length > 0 ? tooLate(endpoint, awaited) : undefined;
      if (late !== undefined) {
        yield late;
        continue;
      }
      for (const thing of [endpoint, ...components]) {
        const minutes = minutesSince(thing.lastModifiedAt ?? thing.createdAt, now);
        if (PASSING.includes(thing.status) && minutes > STUCK_AFTER_MINUTES) {
          yield finding(on(thing), {
            what: `it has been ${thing.status} for ${minutes} minutes`,
            fix: "look into its log group; if nothing happens there, delete it and apply again",
          });
        }
      }
    }
  },
});

/** AWS did not describe these endpoints, so that what they run is not verified. */
function* notSeen(live: Live, expected: readonly ExpectedEndpoint[]): Generator<Told> {
  for (const { name } of expected) {
    if (!live.endpoints.some((endpoint) => endpoint.name === name)) {
      yield finding(
        { address: name },
        { what: "AWS did not describe it", fix: "run verify again, and check the Region and the account" },
      );
    }
  }
}

const tooLate = (endpoint: LiveEndpoint, awaited: readonly string[]): Told =>
  finding(on(endpoint), {
    what: `it was not done in time: ${awaited.join("; ")}`,
    fix: "verify again with a longer --timeout, or look into its log group for what holds it up",
  });

const awaitedBy = (expected: readonly ExpectedEndpoint[], name: string): readonly string[] =>
  expected.find((endpoint) => endpoint.name === name)?.awaited ?? [];

const on = ({ arn }: { readonly arn: string }) => ({ address: arn });
