import { createServer, type Server } from "node:net";
import { Duration, verifyAfterApply } from "../../src";
import type { Aws } from "../../src/aws/aws";
import { readAws } from "../../src/topology/from-aws";
import { verify } from "../../src/verify/verify";
import { realPace } from "../../src/verify/waiting/pace";
import { wantedOfNames } from "../../src/verify/wanted/names";
import { urlOf } from "../aws/support/listening";
import { createConfig, createEndpoint, createModel } from "../local-aws/support/hosting";
import { useLocal } from "../local-aws/support/local";
import { scaleToZero } from "../support/command-line";
import { awsOf, useCredentials, wireComponent } from "../support/live-stack";

useCredentials();
const local = useLocal();

/** The time is that of the machine: what is bounded here is the network. */
const look = (aws: Aws, timeoutSeconds: number, onProgress?: () => void) =>
  verify({
    wanted: wantedOfNames(["llm"]),
    aws,
    rules: [],
    timeoutSeconds,
    pace: realPace,
    acknowledgements: [],
    ...(onProgress === undefined ? {} : { onProgress }),
  });

/** Answers no more: the clock of this AWS stands still. */
const silence = (operation?: string) =>
  local().aws.faults.add([
    { ...(operation === undefined ? {} : { operation }), effect: { kind: "delay", seconds: 9e6 } },
  ]);

afterEach(() => local().clock.advance(9e6));

/** Long enough for a few answers on the same machine, in seconds. */
const SOON = 0.5;

/** With its SDK loaded: that takes longer than these tests wait. */
async function awake(): Promise<Aws> {
  const aws = awsOf(local(), { silenceSeconds: SOON });
  await readAws(aws, ["llm"]);
  return aws;
}

/** As long as one attempt of the SDK waits by itself, and far more than any of these tests takes. */
const ONE_ATTEMPT = 30_000;

const inTime = async (work: Promise<unknown>): Promise<unknown> => {
  const start = Date.now();
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(Date.now() - start).toBeLessThan(ONE_ATTEMPT / 3);
  return error;
};

describe("an AWS that takes connections and never answers", () => {
  let server: Server;
  let url: string;
  beforeEach(async () => {
    server = createServer((socket) => socket.on("error", () => socket.destroy())).unref();
    url = await urlOf(server);
  });
  afterEach(() => server.close());

  it("ends a verification when the time is up, with what was to be found out", async () => {
    expect(await inTime(look(awsOf({ url }), 0.1))).toMatchObject({
      reason: "timeout",
      message: `${url} did not answer in time (sagemaker:DescribeEndpoint for endpoint llm): check the network, and AWS_ENDPOINT_URL where it is set. Still to come: llm: nothing is known of it yet`,
    });
  });

  it("ends one that looks once when it has been silent for a while", async () => {
    expect(await inTime(look(awsOf({ url }, { silenceSeconds: 0.1 }), 0))).toMatchObject({ reason: "timeout" });
  });

  it("ends the command with 1, and one sentence", async () => {
    const argv = ["verify", "--endpoint", "llm", "--timeout", "0.1s", "--region", "us-east-1", "--endpoint-url", url];
    const { code, stdout, stderr } = await scaleToZero(argv, { pace: realPace });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(
      /^http:\S+ did not answer in time \([^\n]+Still to come: llm: nothing is known of it yet\n$/,
    );
  });

  it("ends a program's call, too", async () => {
    const options = { endpointNames: ["llm"], region: "us-east-1", endpointUrl: url, timeout: Duration.seconds(0.1) };
    expect(await inTime(verifyAfterApply(options))).toMatchObject({ reason: "timeout" });
  });
});

describe("an AWS that falls silent", () => {
  it("while it is waited for: the last state that was seen is told", async () => {
    await createModel(local().sdk.sagemaker);
    await createConfig(local().sdk.sagemaker);
    await createEndpoint(local().sdk.sagemaker);
    const aws = await awake();
    const error = await inTime(look(aws, SOON, () => silence()));
    expect(error).toMatchObject({
      reason: "timeout",
      message: expect.stringMatching(/Still to come: llm: the endpoint is Creating$/),
    });
  });

  it.each(["DescribeScalableTargets", "DescribeAlarms", "ListSchedules"])(
    "in the middle of %s: the wiring is still to come",
    async (operation) => {
      await wireComponent(local());
      const aws = await awake();
      silence(operation);
      const error = await inTime(look(aws, SOON));
      expect(error).toMatchObject({
        reason: "timeout",
        message: expect.stringMatching(new RegExp(`:${operation}\\b.*Still to come: llm: how it is wired$`)),
      });
    },
  );
});

it("an AWS that answers is read to the end, though the time is up", async () => {
  await wireComponent(local());
  const { review } = await look(await awake(), 0);
  expect(review.endpoints).toMatchObject([{ name: "llm", live: { condition: "awake" } }]);
});
