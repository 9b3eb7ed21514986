import { readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { DeleteEndpointCommand, UpdateInferenceComponentRuntimeConfigCommand } from "@aws-sdk/client-sagemaker";
import { pricesOf } from "../../src/behaviour/cost/prices-of";
import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import { costSoFar, costText } from "../../src/local-aws/page/cost";
import { durations } from "../../src/local-aws/services/sagemaker/durations";
import { Store } from "../../src/local-aws/store/store";
import { createEndpoint, createModel, createQueueConfig, hostComponent, hostEndpoint } from "./support/hosting";
import { START, useLocal } from "./support/local";
import { pass, putAlarm, putSteps, registerTarget, settleScaling } from "./support/scaling";

const ASSETS = join(__dirname, "../../src/local-aws/page/assets");

const local = useLocal();
const JSON_TYPE = { "content-type": "application/json" };

const get = async (path: string) => {
  const response = await fetch(local().url + path);
  return { status: response.status, body: await response.json() };
};
const post = async (path: string, body: unknown, headers: Record<string, string> = JSON_TYPE) => {
  const response = await fetch(local().url + path, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
};
const state = async (query = "") => (await get(`/_local/endpoints${query}`)).body;
const unitOf = async (name: string, query = "") =>
  (await state(query)).endpoints[0].units.find((unit: { name: string }) => unit.name === name);
const send = (change = {}) =>
  post("/_local/requests", { region: "us-east-1", endpoint: "llm", component: "llama", body: "hello", ...change });
const setCopies = (DesiredCopyCount: number) =>
  local().sdk.sagemaker.send(
    new UpdateInferenceComponentRuntimeConfigCommand({
      InferenceComponentName: "llama",
      DesiredRuntimeConfig: { CopyCount: DesiredCopyCount },
    }),
  );

it("has nothing to show of an empty account, but its clock", async () => {
  expect(await state()).toEqual({
    now: START,
    speed: 0,
    shown: { from: START - 3_600_000, to: START },
    endpoints: [],
    alarms: [],
    alarmChanges: [],
    activities: [],
    refused: [],
    faults: [],
    cost: { currency: "USD", instanceHours: 0, usd: 0, pricedUsd: 0, unpriced: [], lines: [] },
  });
});

describe("GET /_local/endpoints", () => {
  it("shows the copies of a component over time, as they are wanted and as they serve", async () => {
    await hostComponent(local());
    await pass(local(), 600);
    await setCopies(0);
    await pass(local(), 600);
    const { steps, serving, wanted, kind } = await unitOf("llama");
    expect({ kind, serving, wanted }).toEqual({ kind: "copies", serving: 0, wanted: 0 });
    const counts = steps.map(([, ...step]: number[]) => step);
    expect(counts).toContainEqual([1, 0]);
    expect(counts).toContainEqual([1, 1]);
    expect(counts.at(-1)).toEqual([0, 0]);
    const times = steps.map(([at]: number[]) => at);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });

  it("shows the instances of a variant, which takes no requests if it is there for components", async () => {
    await hostComponent(local());
    await pass(local(), 600);
    expect(await unitOf("AllTraffic")).toMatchObject({
      kind: "instances",
      instanceType: "ml.g5.12xlarge",
      serving: 1,
      wanted: 1,
      takesRequests: false,
    });
    expect((await unitOf("llama")).takesRequests).toBe(true);
  });

  it("begins a chart with what was before the time that it shows", async () => {
    await hostComponent(local());
    await pass(local(), 86_400);
    const { shown } = await state("?window=10m");
    expect(shown.to - shown.from).toBe(600_000);
    const { steps } = await unitOf("llama", "?window=10m");
    expect(steps).toEqual([[expect.any(Number), 1, 1]]);
    expect(steps[0][0]).toBeLessThan(shown.from);
  });

  it.each(["0s", "16d", "soon"])("refuses a window of %s", async (window) => {
    const { status, body } = await get(`/_local/endpoints?window=${window}`);
    expect(status).toBe(400);
    expect(body.code).toBe("ValidationException");
  });

  it("counts accepted and refused requests where they happened", async () => {
    await hostComponent(local());
    await pass(local(), 600);
    await send();
    await setCopies(0);
    await pass(local(), 600);
    await send();
    await send();
    const { requests } = await unitOf("llama");
    expect(requests.map(([, started, refused]: number[]) => [started, refused])).toEqual([
      [1, 0],
      [0, 2],
    ]);
    expect(requests[0][0]).toBeLessThan(requests[1][0]);
  });

  it("lists requests that were refused, and not those that were answered", async () => {
    await hostComponent(local());
    await pass(local(), 600);
    await send();
    expect((await state()).refused).toEqual([]);
    await setCopies(0);
    await pass(local(), 600);
    await send();
    expect((await state()).refused).toMatchObject([
      { operation: "InvokeEndpoint", error: "ValidationError", status: 400, resources: ["llama", "llm"] },
    ]);
  });

  it("lists alarms with state and reason, and activities with their cause", async () => {
    await hostComponent(local());
    await pass(local(), 600);
    await registerTarget(local());
    await putAlarm(local(), {
      AlarmName: "refused",
      Namespace: "AWS/SageMaker",
      MetricName: "NoCapacityInvocationFailures",
      Dimensions: [{ Name: "InferenceComponentName", Value: "llama" }],
      Period: 60,
      TreatMissingData: "missing",
      AlarmActions: [await putSteps(local())],
    });
    await setCopies(0);
    await pass(local(), 600);
    await send();
    await pass(local(), 150);
    const { alarms } = await state();
    expect(alarms).toMatchObject([{ name: "refused", state: "ALARM", region: "us-east-1" }]);
    expect(alarms[0].reason).toContain("Threshold Crossed");
    await pass(local(), 60);
    await settleScaling(local());
    expect((await state()).alarmChanges.map(({ summary }: { summary: string }) => summary)).toContain(
      "Alarm updated from INSUFFICIENT_DATA to ALARM",
    );
    const { activities } = await state();
    expect(activities.at(-1)).toMatchObject({
      resource: "inference-component/llama",
      Description: "Setting desired copy count to 1.",
      Cause: "monitor alarm refused in state ALARM triggered policy steps",
      notScaled: [],
    });
    // The alarm calls the policy each minute, while SageMaker makes the change.
    expect(activities[0].notScaled).toEqual(["TargetServicePutResourceAsUnscalable"]);
    expect((await send()).body).toMatchObject({ status: 200, text: "hello" });
  });
});

function fail(error: unknown): never {
  throw error;
}

describe("the history of a fleet", () => {
  const steps = () => {
    const rows = Object.values(local().aws.store.snapshot()["us-east-1"]?.["sagemaker.fleet-history"] ?? {});
    return rows.map((row) => (row as { steps: unknown[] }).steps.length);
  };

  it("is bounded, however often it changes", async () => {
    await hostComponent(local());
    await pass(local(), 600);
    for (let round = 0; round < 400; round += 1) {
      await setCopies(round % 2);
      await pass(local(), 1200);
    }
    const [length] = steps();
    expect(length).toBe(500);
  });

  it("forgets what is older than 15 days, and keeps what was at their beginning", async () => {
    await hostComponent(local());
    await pass(local(), 600);
    await pass(local(), 20 * 86_400);
    await setCopies(2);
    await pass(local(), 1200);
    expect((await unitOf("llama", "?window=15d")).steps[0].slice(1)).toEqual([1, 1]);
    expect(steps()[0]).toBeLessThan(10);
  });

  it("is gone with its endpoint", async () => {
    await hostEndpoint(local());
    await pass(local(), 600);
    expect(steps()).toHaveLength(1);
    await local().sdk.sagemaker.send(new DeleteEndpointCommand({ EndpointName: "llm" }));
    await pass(local(), 600);
    expect(steps()).toEqual([]);
  });
});

describe("POST /_local/requests", () => {
  it("answers as the endpoint does", async () => {
    await hostComponent(local());
    await pass(local(), 600);
    expect((await send()).body).toEqual({ status: 200, text: "hello" });
  });

  it("returns the refusal of an endpoint without copies, in AWS's words", async () => {
    await hostComponent(local());
    await pass(local(), 600);
    await setCopies(0);
    await pass(local(), 600);
    const { status, body } = await send();
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 400, code: "ValidationError" });
    expect(body.text).toMatch(/^Inference Component has no capacity to process this request\./);
  });

  it("is struck by faults, as a request over the wire", async () => {
    await hostComponent(local());
    await pass(local(), 600);
    await post("/_local/faults", [{ operation: "InvokeEndpoint", times: 1, effect: { kind: "drop" } }]);
    expect((await send()).body).toMatchObject({ status: 0 });
    expect((await send()).body).toMatchObject({ status: 200 });
  });

  it("queues a request of an asynchronous endpoint, whose answer is written to its output", async () => {
    const { sagemaker } = local().sdk;
    await createModel(sagemaker);
    await createQueueConfig(sagemaker);
    await createEndpoint(sagemaker);
    await pass(local(), durations.createEndpoint);
    const { body } = await send({ component: undefined });
    expect(body).toMatchObject({ status: 202, output: `s3://bucket/out/${body.inferenceId}.out` });
    expect((await state()).endpoints[0]).toMatchObject({ isAsynchronous: true });
    await pass(local(), 60);
    expect((await state()).endpoints[0].queued).toEqual([]);
    const answer = await fetch(`${local().url}/_local/objects/bucket/out/${body.inferenceId}.out`);
    expect(await answer.text()).toBe("hello");
  });

  it.each([
    ["a form", { "content-type": "text/plain" }],
    ["a form with JSON in it", { "content-type": "application/x-www-form-urlencoded" }],
  ])("refuses %s, which another site could send", async (_what, headers) => {
    const { status } = await post("/_local/requests", {}, headers);
    expect(status).toBe(400);
    expect(local().aws.journal.entries()).toEqual([]);
  });

  it("refuses what is no request", async () => {
    expect((await send({ region: "../etc" })).status).toBe(400);
    expect((await send({ endpoint: "\ud800" })).status).toBe(400);
    expect((await send({ unknown: 1 })).status).toBe(400);
  });
});

describe("the page", () => {
  const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
    new Promise<{ status?: number; headers: Record<string, unknown> }>((resolve) => {
      request(local().url + path, { method, headers }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, headers: response.headers });
      }).end();
    });

  it.each([
    ["/", "text/html; charset=utf-8"],
    ["/_local/page/page.css", "text/css; charset=utf-8"],
    ["/_local/page/page.mjs", "text/javascript; charset=utf-8"],
    ["/_local/page/icon.svg", "image/svg+xml"],
  ])("serves %s with a strict policy", async (path, type) => {
    const { status, headers } = await ask("GET", path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": type,
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "content-security-policy": expect.stringMatching(/^default-src 'none'; script-src 'self'; style-src 'self';/),
    });
    expect(String(headers["content-security-policy"])).not.toMatch(/unsafe|\*|https?:/);
  });

  it.each(readdirSync(ASSETS).filter((name) => name !== "page.html"))("serves all of its files: %s", async (name) => {
    expect((await ask("GET", `/_local/page/${name}`)).status).toBe(200);
  });

  it.each([
    ["another method", "POST", "/", {}],
    ["a file that is no asset", "GET", "/_local/page/../assets.ts", {}],
    ["a name of every object", "GET", "/_local/page/constructor", {}],
  ])("is not served for %s", async (_what, method, path, headers) => {
    expect((await ask(method, path, headers)).status).toBeGreaterThanOrEqual(400);
  });

  it.each([
    ["a page of another site", { origin: "https://evil.example" }],
    ["a link on another site", { "sec-fetch-site": "cross-site" }],
    ["another name of this machine", { host: "evil.example" }],
  ])("is refused to %s, and so is its data", async (_who, headers) => {
    for (const path of ["/", "/_local/page/page.mjs", "/_local/endpoints", "/_local/cost"]) {
      expect((await ask("GET", path, headers)).status).toBe(403);
    }
  });

  it("gives an object to a browser as text that runs nothing", async () => {
    await fetch(`${local().url}/_local/objects/bucket/evil.html`, {
      method: "PUT",
      headers: { "content-type": "text/html" },
      body: "<script>alert(1)</script>",
    });
    const { headers } = await ask("GET", "/_local/objects/bucket/evil.html");
    expect(headers).toMatchObject({ "content-security-policy": "sandbox", "x-content-type-options": "nosniff" });
  });
});

describe("GET /_local/cost", () => {
  const cost = async () => (await get("/_local/cost")).body;

  it("multiplies the time of instances, from the moment that they are asked for, with their price", async () => {
    await hostComponent(local());
    await pass(local(), 7200 - durations.createEndpoint - durations.createComponent);
    const price = pricesOf({ today: "2026-11-21" }).instanceHour("us-east-1", "ml.g5.12xlarge");
    const { lines, usd, unpriced } = await cost();
    expect(lines).toMatchObject([
      { region: "us-east-1", endpoint: "llm", variant: "AllTraffic", instanceType: "ml.g5.12xlarge", price },
    ]);
    expect(lines[0].instanceHours).toBeCloseTo(2, 1);
    expect(usd).toBeCloseTo(lines[0].instanceHours * (price?.usd ?? 0), 6);
    expect(unpriced).toEqual([]);
  });

  it("stops to grow when there is no instance any more", async () => {
    await hostComponent(local());
    await pass(local(), 600);
    await setCopies(0);
    await pass(local(), 3600);
    const { usd } = await cost();
    await pass(local(), 86_400);
    expect((await cost()).usd).toBe(usd);
    expect(usd).toBeGreaterThan(0);
  });

  it("keeps what deleted endpoints would have cost", async () => {
    await hostEndpoint(local());
    await pass(local(), 3600);
    const before = await cost();
    await local().sdk.sagemaker.send(new DeleteEndpointCommand({ EndpointName: "llm" }));
    await pass(local(), 3600);
    const after = await cost();
    expect(after.usd).toBeCloseTo(before.usd, 6);
    expect(after.lines).toMatchObject([{ endpoint: null, variant: null, instanceType: "ml.g5.12xlarge" }]);
  });
});

describe("prices", () => {
  const used = (regions: Readonly<Record<string, string>>, prices = pricesOf({ today: "2026-11-21" })) => {
    const rows = Object.entries(regions).map(([region, instanceType]) => [
      region,
      {
        "sagemaker.instance-use": {
          a: { endpoint: "llm", variant: "v", instanceType, seconds: 5400, count: 0, since: START },
        },
      },
    ]);
    const store = Store.from(Object.fromEntries(rows));
    return costSoFar(new LocalAws({ clock: new ManualClock(START), store, prices, onFailure: fail }));
  };

  it("are those of a file before the built-in ones", () => {
    const file = {
      name: "prices.json",
      prices: {
        formatVersion: "1",
        currency: "USD",
        regions: { "us-east-1": { asOf: "2026-11-01", source: "list", instanceHours: { "ml.g5.xlarge": 2 } } },
      },
    } as const;
    const result = used({ "us-east-1": "ml.g5.xlarge" }, pricesOf({ file, today: "2026-11-21" }));
    expect(result.usd).toBe(3);
    expect(costText(result)).toBe("On AWS: 1.50 instance-hours, USD 3.00, prices as of 2026-11-01.");
  });

  it("that are not known are no zeros: there is no sum", () => {
    const result = used({ "eu-west-3": "ml.g5.xlarge" });
    expect(result).toMatchObject({
      usd: null,
      unpriced: ["ml.g5.xlarge in eu-west-3"],
      lines: [{ usd: null, price: null }],
    });
    expect(costText(result)).toBe("On AWS: 1.50 instance-hours; no price is known for ml.g5.xlarge in eu-west-3.");
  });

  it("that are known beside unknown ones are a sum of their own", () => {
    const result = used({ "eu-west-3": "ml.g5.xlarge", "us-east-1": "ml.g5.xlarge" });
    expect(result.usd).toBeNull();
    expect(result.pricedUsd).toBeGreaterThan(0);
    expect(costText(result)).toMatch(
      /^On AWS: 3\.00 instance-hours, USD \d+\.\d\d for those with a price, prices as of \S+; no price is known for ml\.g5\.xlarge in eu-west-3\.$/,
    );
  });

  it("are not spoken of where no instance was", () => {
    expect(costText(used({}))).toBeUndefined();
  });
});
