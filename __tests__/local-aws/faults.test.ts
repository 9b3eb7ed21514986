import { DescribeEndpointCommand, ListEndpointsCommand, ListModelsCommand } from "@aws-sdk/client-sagemaker";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { Fault } from "../../src/local-aws/faults";
import { hostEndpoint } from "./support/hosting";
import { useLocal } from "./support/local";

const local = useLocal();
const sagemaker = () => local().sdk.sagemaker;
const arm = (...faults: Fault[]) => local().aws.faults.add(faults);
const listEndpoints = () => sagemaker().send(new ListEndpointsCommand({}));
const admin = async (path: string, method = "GET", body?: unknown) => {
  const response = await fetch(`${local().url}/_local/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  // Whatever the test knows it to be.
  const answer: ReturnType<typeof JSON.parse> = await response.json();
  return { status: response.status, body: answer };
};

it("throttles with AWS's error", async () => {
  arm({ operation: "ListEndpoints", effect: { kind: "throttle" } });
  await expect(listEndpoints()).rejects.toMatchObject({ name: "ThrottlingException", message: "Rate exceeded" });
});

it("throttles beyond a rate, and lets as many pass as the clock allows", async () => {
  arm({ service: "sagemaker", effect: { kind: "throttle", requestsPerSecond: 2 } });
  const outcomes = async (count: number) =>
    (await Promise.allSettled(Array.from({ length: count }, listEndpoints))).filter(
      ({ status }) => status === "fulfilled",
    ).length;
  expect(await outcomes(5)).toBe(2);
  local().clock.advance(0.5);
  expect(await outcomes(5)).toBe(1);
});

it("throttles in the words of each protocol", async () => {
  arm({ service: "sts", effect: { kind: "throttle" } });
  await expect(local().sdk.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: "Throttling" });
});

it("answers with an error of one's own", async () => {
  const effect = { kind: "error", code: "AccessDeniedException", message: "not authorized", status: 403 } as const;
  arm({ operation: "ListEndpoints", effect });
  await expect(listEndpoints()).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: "not authorized",
    $metadata: { httpStatusCode: 403 },
  });
});

it("answers with an error whose code no header can have as it is", async () => {
  const effect = { kind: "error", code: "Odd\r\nX: \u2603", message: "odd", status: 400 } as const;
  arm({ operation: "ListEndpoints", effect });
  await expect(listEndpoints()).rejects.toMatchObject({ message: "odd", $metadata: { httpStatusCode: 400 } });
});

it("drops the connection", async () => {
  arm({ operation: "ListEndpoints", effect: { kind: "drop" } });
  await expect(listEndpoints()).rejects.toThrow("socket hang up");
});

it("delays an answer by seconds of the clock", async () => {
  arm({ operation: "ListEndpoints", effect: { kind: "delay", seconds: 30 } });
  const answered = listEndpoints();
  while (local().clock.sleepers === 0) {
    await new Promise(setImmediate);
  }
  local().clock.advance(30);
  await expect(answered).resolves.toMatchObject({ Endpoints: [] });
});

it("strikes as often as it was told", async () => {
  arm({ operation: "ListEndpoints", times: 2, effect: { kind: "throttle" } });
  await expect(listEndpoints()).rejects.toThrow("Rate exceeded");
  expect(local().aws.faults.list()).toMatchObject([{ times: 1 }]);
  await expect(listEndpoints()).rejects.toThrow("Rate exceeded");
  await expect(listEndpoints()).resolves.toBeDefined();
  expect(local().aws.faults.list()).toEqual([]);
});

it("strikes the operation and the resource that it names only", async () => {
  await hostEndpoint(local());
  arm({ operation: "DescribeEndpoint", resource: "other", effect: { kind: "throttle" } });
  await expect(sagemaker().send(new ListModelsCommand({}))).resolves.toBeDefined();
  await expect(sagemaker().send(new DescribeEndpointCommand({ EndpointName: "llm" }))).resolves.toBeDefined();
  await expect(sagemaker().send(new DescribeEndpointCommand({ EndpointName: "other" }))).rejects.toThrow(
    "Rate exceeded",
  );
});

it("rolls back what changes, and lets alone what is created", async () => {
  local().aws.faults.add([{ effect: { kind: "rollback", reason: "Unhealthy." } }]);
  await hostEndpoint(local());
  const { EndpointStatus, FailureReason } = await sagemaker().send(
    new DescribeEndpointCommand({ EndpointName: "llm" }),
  );
  expect([EndpointStatus, FailureReason]).toEqual(["InService", undefined]);
});

describe("the local API", () => {
  it("takes faults, tells them, and forgets them", async () => {
    const fault = { operation: "ListEndpoints", effect: { kind: "throttle" } };
    expect((await admin("faults", "POST", [fault])).status).toBe(200);
    expect((await admin("faults")).body).toEqual([fault]);
    await expect(listEndpoints()).rejects.toThrow("Rate exceeded");
    await admin("faults", "DELETE");
    await expect(listEndpoints()).resolves.toBeDefined();
  });

  it.each([
    { operation: "UpdateInferenceComponentRuntimeConfig", effect: { kind: "drought", seconds: 600 } },
    { resource: "llama", times: 1, effect: { kind: "quota" } },
  ])("takes %j", async (fault) => {
    expect((await admin("faults", "POST", [fault])).status).toBe(200);
    expect((await admin("faults")).body).toEqual([fault]);
  });

  it("refuses a fault that it does not know", async () => {
    const { status, body } = await admin("faults", "POST", [{ effect: { kind: "explode" } }]);
    expect(status).toBe(400);
    expect(body.message).toMatch(/1 validation error/);
  });

  it.each([
    [{ service: "sagemker" }, /'1.member.service'.*must be one of sagemaker, sagemaker-runtime/],
    [{ operation: "CreateEndpont" }, /must be an operation of local AWS: did you mean CreateEndpoint\?/],
    [{ service: "sqs", operation: "CreateEndpoint" }, /must be an operation of sqs/],
    [{ service: "cloudcontrol", effect: { kind: "fail", reason: "No." } }, /fail is for CreateEndpoint,/],
    [{ operation: "DescribeEndpoint", effect: { kind: "fail", reason: "No." } }, /fail is for CreateEndpoint,/],
    [{ operation: "CreateEndpoint", effect: { kind: "rollback", reason: "No." } }, /rollback is for UpdateEndpoint,/],
    [{ operation: "DescribeEndpoint", effect: { kind: "drought" } }, /drought is for CreateEndpoint,/],
    [{ operation: "CreateFunction", effect: { kind: "quota" } }, /quota is for CreateEndpoint,/],
    [{ effect: { kind: "drought", seconds: 0 } }, /'1.member.effect.seconds'/],
  ])("refuses %j, which could never strike", async (fault, message) => {
    const { status, body } = await admin("faults", "POST", [{ effect: { kind: "throttle" }, ...fault }]);
    expect(status).toBe(400);
    expect(body.message).toMatch(message);
    expect((await admin("faults")).body).toEqual([]);
  });

  it("tells what was called, in order, and how it ended", async () => {
    await hostEndpoint(local());
    await expect(sagemaker().send(new DescribeEndpointCommand({ EndpointName: "other" }))).rejects.toThrow();
    const { body } = await admin("calls");
    expect(body.map(({ operation, status, error }: Record<string, unknown>) => [operation, status, error])).toEqual([
      ["CreateModel", 200, undefined],
      ["CreateEndpointConfig", 200, undefined],
      ["CreateEndpoint", 200, undefined],
      ["DescribeEndpoint", 400, "ValidationException"],
    ]);
  });

  it("tells what there is, and forgets it", async () => {
    await hostEndpoint(local());
    expect(Object.keys((await admin("store")).body["us-east-1"]).sort()).toEqual([
      "sagemaker.endpoint-configs",
      "sagemaker.endpoints",
      "sagemaker.fleet-history",
      "sagemaker.fleets",
      "sagemaker.instance-use",
      "sagemaker.models",
      "usage.records",
      "usage.units",
    ]);
    await admin("store", "DELETE");
    expect((await admin("store")).body).toEqual({});
  });

  it("moves a clock that stands still", async () => {
    await admin("clock", "POST", { seconds: 60 });
    expect((await admin("health")).body).toEqual({ now: "2026-11-21T12:01:00.000Z" });
  });

  it("takes lengths of time, and changes the speed", async () => {
    expect((await admin("clock", "POST", { advance: "25m" })).body).toEqual({
      now: "2026-11-21T12:25:00.000Z",
      speed: 0,
    });
    expect((await admin("clock", "POST", { speed: 0 })).status).toBe(200);
    expect((await admin("clock")).body).toEqual({ now: "2026-11-21T12:25:00.000Z", speed: 0 });
  });

  it.each([{ advance: "25" }, { advance: "-1m" }, { seconds: -1 }, { speed: -1 }, { speed: 1e9 }, { back: 1 }])(
    "refuses %j for its clock",
    async (change) => {
      expect((await admin("clock", "POST", change)).status).toBe(400);
      expect((await admin("clock")).body).toEqual({ now: "2026-11-21T12:00:00.000Z", speed: 0 });
    },
  );

  it("knows nothing else", async () => {
    expect((await admin("secrets")).status).toBe(400);
  });
});
