import { createServer as createHttpServer, type Server as HttpServer } from "node:http";
import { createServer, type Server } from "node:net";
import { Duration } from "../../src";
import type { Aws } from "../../src/aws/aws";
import { Caller } from "../../src/aws/caller";
import { systemClock } from "../../src/clock";
import { verifyAfterApply } from "../../src/verify";
import { verifyAccount } from "../../src/verify/verify-account";
import type { Unfinished } from "../../src/verify/waiting/still-to-come";
import { wantedOfNames } from "../../src/verify/wanted/names";
import { urlOf } from "../aws/support/listening";
import { createConfig, createEndpoint, createModel } from "../local-aws/support/hosting";
import { useLocal } from "../local-aws/support/local";
import { scaleToZero } from "../support/command-line";
import { awsOf, useCredentials, wireComponent } from "../support/live-stack";

useCredentials();
const local = useLocal();

/** The time is that of the machine, or of timers in its place: what is bounded here is the network. */
const look = (aws: Aws, timeoutSeconds: number, onProgress?: () => void) =>
  verifyAccount({
    wanted: wantedOfNames(["llm"]),
    aws,
    rules: [],
    timeoutSeconds,
    clock: systemClock,
    acknowledgements: [],
    ...(onProgress === undefined ? {} : { onProgress }),
  });

/** Answers no more: the clock of this AWS stands still. */
const silence = (operation?: string) =>
  local().aws.faults.add([
    { ...(operation === undefined ? {} : { operation }), effect: { kind: "delay", seconds: 9e6 } },
  ]);

afterEach(() => local().clock.advance(9e6));

/** In seconds. */
const SOON = 1;

const awake = (): Aws => awsOf(local(), { silenceSeconds: SOON });

/** In milliseconds. By default a call is given up after as long a silence: what waited for that ends later. */
const SILENCE = 15_000;

/**
 * Time that goes by only while nothing but silence is waited for: an answer that takes long on a loaded machine takes no time.
 *
 * @param hasBegun whether AWS has fallen silent
 */
async function whileSilent<T>(work: () => Promise<T>, hasBegun: () => boolean): Promise<T> {
  const { call } = Caller.prototype;
  let calls = 0;
  const counted = jest.spyOn(Caller.prototype, "call").mockImplementation(function (this: Caller, ...args) {
    calls += 1;
    return call.apply(this, args).finally(() => {
      calls -= 1;
    });
  });
  jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask", "performance"] });
  let isDone = false;
  const done = work().finally(() => {
    isDone = true;
  });
  done.catch(() => undefined);
  const end = performance.now() + SILENCE;
  try {
    while (!isDone && performance.now() < end) {
      await new Promise(setImmediate);
      // Requests that are never answered sleep on the clock of this AWS.
      if (hasBegun() && calls === local().clock.sleepers) {
        await jest.advanceTimersByTimeAsync(10);
      }
    }
    expect(isDone).toBe(true);
    return await done;
  } finally {
    jest.useRealTimers();
    counted.mockRestore();
  }
}

const inTime = async (work: Promise<unknown>): Promise<unknown> => {
  const start = Date.now();
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(Date.now() - start).toBeLessThan(SILENCE);
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
      message: `${url} did not answer in time (sagemaker:DescribeEndpoint for endpoint llm): check the network, and AWS_ENDPOINT_URL if it is set. Not verified yet: llm: AWS has not described it yet`,
    });
  });

  it("ends one that looks once when it has been silent for a while", async () => {
    expect(await inTime(look(awsOf({ url }, { silenceSeconds: 0.1 }), 0))).toMatchObject({ reason: "timeout" });
  });

  it("ends the command with 1, and one sentence", async () => {
    const argv = ["verify", "--endpoint", "llm", "--timeout", "0.1s", "--region", "us-east-1", "--endpoint-url", url];
    const { code, stdout, stderr } = await scaleToZero(argv, { clock: systemClock });
    expect(code).toBe(1);
    const told = stdout.replace(/\s+/g, " ");
    expect(told).toMatch(/error V04 stuck: it was not verified: http:\S+ did not answer in time \(/);
    expect(told).toContain("Not verified yet: AWS has not described it yet");
    expect(told).toContain("fix run verify again, with a longer --timeout if AWS answers slowly");
    // It has failed already.
    expect(told).toContain("1 endpoint: 1 error, incomplete Incomplete: it is unknown whether llm sleeps or wakes ");
    expect(stderr).toMatch(
      /^http:\S+ did not answer in time \([^\n]+Not verified yet: llm: AWS has not described it yet\n$/,
    );
  });

  it.each([
    ["json", '"rule": "V04"'],
    ["markdown", "[V04 stuck]"],
    ["junit", 'failures="1"'],
  ])("writes a report as %s in which nothing has passed", async (format, failure) => {
    const argv = ["verify", "--endpoint", "llm", "--timeout", "0.1s", "--region", "us-east-1", "--endpoint-url", url];
    const { code, stdout } = await scaleToZero([...argv, "--format", format], { clock: systemClock });
    expect(code).toBe(1);
    expect(stdout).toContain(failure);
    expect(stdout).toContain("AWS has not described it yet");
    // Whoever reads the report alone learns why.
    expect(stdout).toMatch(/did not answer in time/);
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
    let isSilent = false;
    const fallSilent = () => {
      if (!isSilent) {
        isSilent = true;
        silence();
      }
    };
    const error = await whileSilent(
      () => inTime(look(awake(), SOON, fallSilent)),
      () => isSilent,
    );
    expect(error).toMatchObject({
      reason: "timeout",
      message: expect.stringMatching(/Not verified yet: llm: the endpoint is Creating$/),
    });
  });

  it.each(["DescribeScalableTargets", "DescribeAlarms", "ListSchedules"])(
    "in the middle of %s: the wiring is still to come",
    async (operation) => {
      await wireComponent(local());
      silence(operation);
      const error = await whileSilent(
        () => inTime(look(awake(), SOON)),
        () => local().clock.sleepers > 0,
      );
      expect(error).toMatchObject({
        reason: "timeout",
        message: expect.stringMatching(
          new RegExp(`:${operation}\\b.*Not verified yet: llm: its scaling resources are not read yet$`),
        ),
      });
    },
  );
});

describe("an AWS that answers, and takes its time", () => {
  const servers: HttpServer[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  /** @param answer to an operation of SageMaker, after so many milliseconds */
  async function serve(answer: (operation: string, input: Record<string, string>) => unknown, milliseconds: number) {
    const server = createHttpServer((request, response) => {
      const chunks: Buffer[] = [];
      request
        .on("data", (chunk: Buffer) => chunks.push(chunk))
        .on("end", () => {
          const operation = String(request.headers["x-amz-target"]).split(".").pop() ?? "";
          const body = JSON.stringify(answer(operation, JSON.parse(Buffer.concat(chunks).toString() || "{}")));
          setTimeout(() => {
            response.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).end(body);
          }, milliseconds);
        });
    });
    servers.push(server);
    return urlOf(server);
  }

  const summary = (EndpointName: string) => ({
    EndpointName,
    EndpointArn: `arn:aws:sagemaker:us-east-1:123456789012:endpoint/${EndpointName}`,
    EndpointStatus: "InService",
    CreationTime: 1_700_000_000,
    LastModifiedTime: 1_700_000_000,
  });

  const names = Array.from({ length: 200 }, (_, index) => `e${String(index).padStart(3, "0")}`);

  const hosting = (operation: string, { EndpointName = "" }: Record<string, string>) =>
    operation === "ListEndpoints"
      ? { Endpoints: names.map(summary) }
      : operation === "ListInferenceComponents"
        ? { InferenceComponents: [] }
        : { ...summary(EndpointName), EndpointConfigName: "config", ProductionVariants: [{ VariantName: "main" }] };

  it("has no more than the time that there is, for 200 endpoints; what was not seen is named first", async () => {
    const aws = awsOf({ url: await serve(hosting, 60) });
    const error = await inTime(
      verifyAccount({
        wanted: wantedOfNames(names),
        aws,
        rules: [],
        timeoutSeconds: 0.3,
        clock: systemClock,
        acknowledgements: [],
      }),
    );
    expect(error).toMatchObject({ reason: "timeout" });
    const { message, pending } = error as Unfinished;
    expect(message).toMatch(/Not verified yet: e\d+: AWS has not described it yet; .*; and 195 more$/);
    expect(pending.map(({ endpoint }) => endpoint).sort()).toEqual(names);
  });

  it("and a new page token on each page, for ever, is read as long as there is time", async () => {
    let page = 0;
    const endless = (operation: string, input: Record<string, string>) =>
      operation === "ListInferenceComponents"
        ? { InferenceComponents: [], NextToken: `t${page++}` }
        : hosting(operation, input);
    const aws = awsOf({ url: await serve(endless, 1) });
    expect(await inTime(look(aws, 0.5))).toMatchObject({
      reason: "timeout",
      message: expect.stringMatching(
        /\(sagemaker:ListInferenceComponents\).*Not verified yet: llm: its scaling resources are not read yet$/,
      ),
    });
    expect(page).toBeGreaterThan(3);
  });

  it("a byte at a time is given up when the time is up", async () => {
    const server = createHttpServer((_, response) => {
      response.writeHead(200, { "content-type": "application/x-amz-json-1.1" }).write('{"a":"');
      const drip = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drip));
    });
    servers.push(server);
    expect(await inTime(look(awsOf({ url: await urlOf(server) }), 0.3))).toMatchObject({ reason: "timeout" });
  });
});

it("an AWS that answers is read to the end by who looks once", async () => {
  await wireComponent(local());
  const { review } = await look(awake(), 0);
  expect(review.endpoints).toMatchObject([{ name: "llm", live: { condition: "awake" } }]);
});
