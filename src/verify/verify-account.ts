import type { Aws } from "../aws/aws";
import type { RandomClock } from "../clock";
import { type EndpointReview, endpointsOf, type Review, review } from "../review";
import type { Acknowledgement, CheckedFindings } from "../rules/acknowledgements";
import { checkedFindings } from "../rules/checked-findings";
import type { Finding } from "../rules/finding";
import type { Rule } from "../rules/rule";
import { runRules } from "../rules/run-rules";
import type { ExpectedEndpoint, Topology } from "../topology";
import { type AwsReading, readAws } from "../topology/from-aws";
import { compareWithWanted } from "./compare/compare";
import { counterparts } from "./compare/counterparts";
import { liveStateOf } from "./live-states";
import { liveVerdict, SILENT } from "./live-verdict";
import { withCommands } from "./mend/mend";
import { StatusLook } from "./waiting/status-look";
import { orStillToCome } from "./waiting/still-to-come";
import { unseen, type Waited, type WaitProgress, waitUntilSettled, wiringOf } from "./waiting/wait";
import type { Wanted } from "./wanted/wanted";

/** What to verify in an account, and for how long. */
export interface VerifySetup {
  readonly wanted: Wanted;
  readonly aws: Aws;
  readonly rules: readonly Rule[];
  /** Time limit for waiting and for all answers of AWS, in seconds; 0 looks once. */
  readonly timeoutSeconds: number;
  readonly clock: RandomClock;
  /** Acknowledged findings, by address. */
  readonly acknowledgements: readonly Acknowledgement[];
  readonly onProgress?: (progress: WaitProgress) => void;
}

/** The result of verifying an account. */
export interface Verified {
  readonly findings: CheckedFindings;
  /** The review: the state of each endpoint, and its findings. */
  readonly review: Review;
  readonly waited: Waited;
}

/**
 * Waits until the endpoints can be judged, reads their scaling resources, and reports findings. Changes nothing,
 * and invokes no endpoint.
 *
 * @throws Unfinished if AWS does not answer in time: it states what was not verified
 * @throws ScaleToZeroError if AWS denies access, or if an endpoint does not exist
 */
export async function verifyAccount(setup: VerifySetup): Promise<Verified> {
  const { wanted, aws, timeoutSeconds } = setup;
  const { endpoints } = wanted;
  // With a time limit of 0, AWS still has time to answer.
  aws.limit(timeoutSeconds, timeoutSeconds === 0 ? READING_SECONDS + endpoints.length : 0);
  const region = await orStillToCome(
    () => aws.region(),
    () => unseen(endpoints),
  );
  const look = new StatusLook(aws.sagemaker, endpoints);
  const waited = await waitUntilSettled(wanted, look, { ...setup, region });
  const expected = endpoints.map((endpoint) => ({ ...endpoint, awaited: awaitedBy(endpoint, waited) }));
  const names = endpoints.map(({ name }) => name);
  const reading = await orStillToCome(
    () => readAws(aws, names, { seen: look.seen, wanted: wanted.topology, expected, activities: ACTIVITIES }),
    () => wiringOf(endpoints, waited),
  );
  return { ...judged(setup, reading, expected, region), waited };
}

/** Of each target: the newest ones say whether a start lacks instances. */
const ACTIVITIES = 10;

/** Time for AWS to answer one look and all reads, in seconds, and 1 s more for each endpoint. */
const READING_SECONDS = 60;

const awaitedBy = ({ name }: ExpectedEndpoint, { awaited }: Waited): readonly string[] =>
  awaited.find(({ endpoint }) => endpoint === name)?.what ?? [];

function judged(
  setup: VerifySetup,
  reading: AwsReading,
  expected: readonly ExpectedEndpoint[],
  region: string,
): Omit<Verified, "waited"> {
  const { topology, live } = reading;
  const { rules, acknowledgements } = setup;
  const { topology: wanted } = setup.wanted;
  const file = `AWS ${region}`;
  const now = new Date(setup.clock.now());
  const written = wanted && counterparts(wanted, topology);
  const alsoWritten = wanted === undefined ? [] : runRules(wanted, rules, { now });
  const account = { reading, region, expected, wanted, written, alsoWritten };
  const findings = checkedFindings(topology, {
    rules,
    now,
    live,
    expected,
    acknowledgements: [...acknowledgements, ...acknowledgedOf(expected)],
    writtenFor: ({ address }) => written?.get(address),
    endpointsOf: (finding) => endpointsOf(topology, finding),
    complete: (found) => withCommands([...found, ...differences(wanted, reading)], rules, account),
  });
  const reviewed = review([
    {
      file,
      topology,
      open: findings.open,
      acknowledged: findings.acknowledged,
      // Problems of acknowledgements are for `check`, which sees the addresses that they name.
      acknowledgementProblems: [],
      account: {
        dead: new Set(live.endpoints.filter(({ status }) => SILENT.includes(status)).map(({ arn }) => arn)),
        ...(wanted !== undefined && written !== undefined && { applied: { topology: wanted, counterparts: written } }),
      },
    },
  ]);
  return {
    findings,
    review: {
      ...reviewed,
      endpoints: reviewed.endpoints.map((endpoint) => withLive(endpoint, reading, expected)),
      // It is already listed with the reason.
      notLookedInto: live.notRead.map(({ what, action, why }) => ({
        type: what,
        place: { file, address: action },
        reason: why,
      })),
    },
  };
}

const differences = (wanted: Topology | undefined, reading: AwsReading): readonly Finding[] =>
  wanted === undefined ? [] : compareWithWanted(wanted, reading);

/** Acknowledgements from the source of the endpoints: in a live account, their resources have other addresses. */
const acknowledgedOf = (expected: readonly ExpectedEndpoint[]): readonly Acknowledgement[] =>
  expected.flatMap(({ name, acknowledged = [] }) =>
    acknowledged.map(({ rule, reason }) => ({
      rule,
      address: name,
      reason,
      writtenAt: name,
      isEndpoint: true,
      mayBeUnused: true,
    })),
  );

function withLive(
  endpoint: EndpointReview,
  reading: AwsReading,
  expected: readonly ExpectedEndpoint[],
): EndpointReview {
  const one = expected.find(({ name }) => name === endpoint.name);
  const state = one && liveStateOf(reading, one);
  const verdict = liveVerdict(endpoint.verdict, reading, endpoint.name);
  return state === undefined ? endpoint : { ...endpoint, verdict, live: state };
}
