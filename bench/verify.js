// What waiting for 200 endpoints takes, beside the AWS SDK's own waiter doing the same: local AWS with a clock that runs
// fast, which allows 10 requests a second. Exit code 1 where a bound is broken.
const { CreateEndpointCommand, CreateEndpointConfigCommand, CreateModelCommand } = require("@aws-sdk/client-sagemaker");
const { SageMakerClient, waitUntilEndpointInService } = require("@aws-sdk/client-sagemaker");
const { openAws } = require("../lib/src/aws/aws");
const { RunningClock } = require("../lib/src/local-aws/clock");
const { LocalAws } = require("../lib/src/local-aws/local-aws");
const { LocalAwsServer } = require("../lib/src/local-aws/server");
const { Store } = require("../lib/src/local-aws/store/store");
const { StatusLook } = require("../lib/src/verify/waiting/status-look");
const { waitUntilSettled } = require("../lib/src/verify/waiting/wait");

const SPEED = 30;
const ENDPOINTS = 200;
const REQUESTS_PER_SECOND = 10;
const HOUR = 3600;
/** As a part of the waiter's calls. */
const MOST_CALLS = 0.5;

const settings = (url) => ({
  region: "us-east-1",
  endpoint: url,
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});

main().then((isKept) => {
  process.exitCode = isKept ? 0 : 1;
});

async function main() {
  process.env.AWS_ACCESS_KEY_ID = "local";
  process.env.AWS_SECRET_ACCESS_KEY = "local";
  const ours = await measured(withVerify);
  const theirs = await measured(withWaiter);
  const rows = [
    ["waiting for 200 endpoints", "calls", "refused", "told after"],
    ["scale-to-zero verify", ours.calls, ours.refused, `${ours.told.toFixed(0)} s`],
    ["waitUntilEndpointInService", theirs.calls, theirs.refused, `${theirs.told.toFixed(0)} s`],
  ];
  for (const [what, ...cells] of rows) {
    console.log([what.padEnd(28), ...cells.map((cell) => String(cell).padStart(12))].join(""));
  }
  const isKept = ours.calls <= theirs.calls * MOST_CALLS && ours.refused === 0;
  console.log(`${isKept ? "ok" : "too many"}: at most ${MOST_CALLS} times the calls of the waiter, and none refused`);
  return isKept;
}

/** On an account of its own: what was called, and how long after the last endpoint was in service it was told. */
async function measured(wait) {
  const clock = new RunningClock(SPEED, Date.now());
  const aws = new LocalAws({ clock, store: new Store(), onFailure: (error) => console.error(error) });
  const server = await LocalAwsServer.start(aws, { port: 0, onFailure: (error) => console.error(error) });
  try {
    const names = await createMany(server.url);
    aws.journal.clear();
    aws.faults.add([{ effect: { kind: "throttle", requestsPerSecond: REQUESTS_PER_SECOND } }]);
    await wait({ names, clock, url: server.url });
    const told = clock.now();
    const entries = aws.journal.entries();
    await aws.tick();
    const endpoints = Object.values(aws.store.snapshot()["us-east-1"]["sagemaker.endpoints"]);
    const last = Math.max(...endpoints.map(({ lastModifiedTime }) => lastModifiedTime));
    const refused = entries.filter(({ error }) => error !== undefined).length;
    return { calls: entries.length, refused, told: (told - last) / 1000 };
  } finally {
    await server.stop();
  }
}

async function createMany(url) {
  const client = new SageMakerClient(settings(url));
  await client.send(new CreateModelCommand({ ModelName: "llama" }));
  const names = Array.from({ length: ENDPOINTS }, (_, index) => `llm-${index}`);
  for (const name of names) {
    const variant = {
      VariantName: "AllTraffic",
      ModelName: "llama",
      InstanceType: "ml.g5.xlarge",
      InitialInstanceCount: 1,
    };
    await client.send(new CreateEndpointConfigCommand({ EndpointConfigName: name, ProductionVariants: [variant] }));
    await client.send(new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: name }));
  }
  client.destroy();
  return names;
}

async function withVerify({ names, clock, url }) {
  const sleep = (milliseconds) => clock.sleep(milliseconds / 1000);
  const now = () => clock.now();
  const aws = openAws({ region: "us-east-1", endpointUrl: url, clock: { now, sleep } });
  const endpoints = names.map((name) => ({ name, configName: name, components: [] }));
  await waitUntilSettled({ source: "bench", applied: true, endpoints }, new StatusLook(aws.sagemaker, endpoints), {
    region: "us-east-1",
    timeoutSeconds: HOUR,
    pace: { now, sleep, random: Math.random },
  });
  aws.close();
}

/** As people write it, with its own delays: 30 to 120 seconds of the clock. */
async function withWaiter({ names, url }) {
  const client = new SageMakerClient(settings(url));
  const times = { minDelay: 30 / SPEED, maxDelay: 120 / SPEED, maxWaitTime: HOUR / SPEED };
  await Promise.all(names.map((name) => waitUntilEndpointInService({ client, ...times }, { EndpointName: name })));
  client.destroy();
}
