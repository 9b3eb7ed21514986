import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asleep, asleepForGood } from "../client/support/asleep";
import { useLocal } from "../local-aws/support/local";
import { itWithBoto3 } from "../support/boto3";

/* The Python of docs/clients.md, on the time of local AWS: what it sleeps goes by there. */

const page = readFileSync(join(__dirname, "../../docs/clients.md"), "utf8");
const [, program = ""] = /```python\n([\s\S]*?)```/.exec(page) ?? [];

const CALLER = `
import datetime, json, os, time, urllib.request

def clock(change=None):
    body = None if change is None else json.dumps(change).encode()
    url = os.environ["AWS_ENDPOINT_URL"] + "/_local/clock"
    request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        now = json.load(answer)["now"]
    return datetime.datetime.fromisoformat(now.replace("Z", "+00:00")).timestamp()

slept = []
def sleep(seconds):
    slept.append(seconds)
    clock({"seconds": seconds})
time.sleep = sleep
time.time = lambda: clock()
${program}
try:
    answer = client.invoke_endpoint(EndpointName=os.environ["ENDPOINT"], InferenceComponentName="llama", Body=b"Hello")
    print(json.dumps({"body": answer["Body"].read().decode(), "slept": slept}))
except Exception as error:
    print(json.dumps({"error": str(error), "slept": slept}))
`;

const local = useLocal();

function python(endpoint: string): Promise<{ body?: string; error?: string; slept: readonly number[] }> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AWS_ENDPOINT_URL: local().url,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_DEFAULT_REGION: "us-east-1",
    ENDPOINT: endpoint,
  };
  return new Promise((resolve, reject) => {
    execFile("python3", ["-c", CALLER], { env }, (error, stdout, stderr) =>
      error === null ? resolve(JSON.parse(stdout)) : reject(new Error(`${error.message}\n${stderr}`)),
    );
  });
}

const withBoto3 = itWithBoto3("THE PYTHON OF docs/clients.md DOES NOT RUN");

withBoto3(
  "answers from an endpoint that sleeps",
  async () => {
    await asleep(local());
    const { body, slept } = await python("llm");
    expect(body).toBe("Hello");
    expect(slept.length).toBeGreaterThan(5);
    expect(Math.min(...slept)).toBeGreaterThanOrEqual(7.5);
    expect(Math.max(...slept)).toBeLessThanOrEqual(22.5);
  },
  60_000,
);

withBoto3(
  "fails with the refusal at its time limit",
  async () => {
    await asleepForGood(local());
    const { error, slept } = await python("llm");
    expect(error).toContain("has no capacity to process this request");
    const seconds = slept.reduce((total, one) => total + one, 0);
    expect(seconds).toBeGreaterThanOrEqual(900);
    expect(seconds).toBeLessThan(930);
  },
  60_000,
);

withBoto3(
  "leaves other errors to boto3",
  async () => {
    await asleep(local());
    const { error, slept } = await python("other");
    expect(error).toContain("not found");
    expect(slept).toEqual([]);
  },
  60_000,
);
