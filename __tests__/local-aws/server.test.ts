import { request } from "node:http";
import { connect } from "node:net";
import fc from "fast-check";
import { LocalAwsServer } from "../../src/local-aws/server";
import { useLocal } from "./support/local";

const local = useLocal();
const SIGNED = "AWS4-HMAC-SHA256 Credential=local/20261121/us-east-1/sagemaker/aws4_request, Signature=x";
const post = (headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer> = "{}", path = "/") =>
  fetch(local().url + path, { method: "POST", headers, body });

it("listens on the loopback interface only", () => {
  expect(local().url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

it("says who cannot have the port", async () => {
  const port = Number(new URL(local().url).port);
  await expect(LocalAwsServer.start(local().aws, { port, onFailure: fail })).rejects.toMatchObject({
    name: "ScaleToZeroError",
    message: `Port ${port} of 127.0.0.1 is taken: stop what listens there, or choose another with --port (0 takes any free one).`,
  });
});

function fail(error: unknown): never {
  throw error;
}

it("refuses a request that is not signed", async () => {
  const response = await post({ "x-amz-target": "SageMaker.ListEndpoints" });
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ __type: "MissingAuthenticationTokenException" });
});

it("refuses a page that calls 127.0.0.1 by another name", async () => {
  const status = await new Promise((resolve) => {
    request(`${local().url}/_local/store`, { headers: { host: "evil.example:80" } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
  expect(status).toBe(403);
});

describe("a web page", () => {
  const origin = () => local().url;
  const askWith = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve) => {
      request(`${local().url}/_local/health`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });

  it.each([
    ["of another site", { origin: "https://evil.example" }],
    ["of another port of this machine", { origin: "http://127.0.0.1:3000" }],
    ["without an origin of its own", { origin: "null" }],
    ["that shows an image of another site", { "sec-fetch-site": "cross-site" }],
    ["that shows an image of another port", { "sec-fetch-site": "same-site" }],
  ])("%s is refused", async (_which, headers: Record<string, string>) => {
    expect(await askWith(headers)).toBe(403);
  });

  it("of this server, and a person's address bar, are answered", async () => {
    expect(await askWith({ origin: origin(), "sec-fetch-site": "same-origin" })).toBe(200);
    expect(await askWith({ "sec-fetch-site": "none" })).toBe(200);
    expect(await askWith({})).toBe(200);
  });

  it("gets no leave to send a signed request", async () => {
    const preflight = { origin: "http://localhost:3000", "access-control-request-method": "POST" };
    const response = await fetch(local().url, { method: "OPTIONS", headers: preflight });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("a very long name", () => {
  const send = () =>
    post(
      { "x-amz-target": "SageMaker.DescribeEndpoint", authorization: SIGNED },
      JSON.stringify({ EndpointName: LONG }),
    );
  const LONG = "a".repeat(1_000_000);

  it("is quoted in part by the error", async () => {
    const { message } = await (await send()).json();
    expect(message).toMatch(/Value 'a{1023}…' at 'endpointName' failed to satisfy constraint/);
  });

  it("is kept in part by the journal", async () => {
    await send();
    expect(local().aws.journal.entries()).toMatchObject([{ resources: [`${"a".repeat(2047)}…`] }]);
  });
});

it("tells of the first of very many mistakes only", async () => {
  const variants = Array.from({ length: 5000 }, () => ({ VariantName: 1 }));
  const input = JSON.stringify({ EndpointConfigName: "x", ProductionVariants: variants });
  const response = await post({ "x-amz-target": "SageMaker.CreateEndpointConfig", authorization: SIGNED }, input);
  const { message } = await response.json();
  expect(message.length).toBeLessThanOrEqual(4096);
  expect(message).toMatch(/validation errors? detected/);
});

it("refuses a form that a page sends to the local API", async () => {
  const response = await post({ "content-type": "text/plain" }, "[]", "/_local/faults");
  expect(response.status).toBe(400);
});

it("refuses a body that is larger than any request", async () => {
  const { port } = new URL(local().url);
  const status = await new Promise<string>((resolve) => {
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write("POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 99999999\r\n\r\n");
      for (let megabyte = 0; megabyte < 26; megabyte++) {
        socket.write(Buffer.alloc(1024 * 1024));
      }
    });
    socket
      .on("error", () => undefined)
      .once("data", (data) => {
        socket.destroy();
        resolve(data.toString().split("\r\n")[0] ?? "");
      });
  });
  expect(status).toBe("HTTP/1.1 413 Payload Too Large");
});

it.each([
  ["an operation that is not there", { "x-amz-target": "SageMaker.CreateTrainingJob" }, "UnknownOperationException"],
  ["a name that every object has", { "x-amz-target": "SageMaker.constructor" }, "UnknownOperationException"],
  ["a service that is not there", { "x-amz-target": "DynamoDB_20120810.ListTables" }, "UnknownOperationException"],
])("refuses %s", async (_what, headers, code) => {
  const response = await post({ ...headers, authorization: SIGNED });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ __type: code });
});

it("refuses a body that is no JSON", async () => {
  const response = await post({ "x-amz-target": "SageMaker.ListEndpoints", authorization: SIGNED }, "{");
  expect(await response.json()).toMatchObject({ __type: "SerializationException" });
});

it("tells an unknown action in XML", async () => {
  const authorization = SIGNED.replace("sagemaker", "iam");
  const response = await post(
    { authorization, "content-type": "application/x-www-form-urlencoded" },
    "Action=CreateUser&Version=2010-05-08",
  );
  expect(await response.text()).toMatch(/<ErrorResponse>.*<Code>InvalidAction<\/Code>/);
});

it("takes no empty text for 0", async () => {
  const authorization = SIGNED.replace("sagemaker", "monitoring");
  const form = "Action=DescribeAlarms&MaxRecords=";
  const response = await post({ authorization, "content-type": "application/x-www-form-urlencoded" }, form);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("<Code>ValidationError</Code>");
});

it("survives whatever it is sent", async () => {
  const services = ["sagemaker", "monitoring", "iam", "sts", "scheduler", "cloudcontrolapi", "cloudformation"];
  const headers = fc.record({
    authorization: fc.constantFrom(...services).map((service) => SIGNED.replace("sagemaker", service)),
    "x-amz-target": fc.option(
      fc.constantFrom("SageMaker.CreateEndpointConfig", "CloudApiService.CreateResource", "x.", ".", "__proto__.x"),
      { nil: undefined },
    ),
    "smithy-protocol": fc.option(fc.constant("rpc-v2-cbor"), { nil: undefined }),
    "content-type": fc.option(fc.constant("application/x-www-form-urlencoded"), { nil: undefined }),
  });
  const body = fc.oneof(
    fc.json(),
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(
      "Action=PutMetricAlarm&Dimensions.member.x.Name=1",
      "Action=CreateRole&Tags.member.1=2&Tags=3",
      "[]",
    ),
  );
  const path = fc.constantFrom(
    "/",
    "/schedules/%E0%A4%A",
    "/service/GraniteServiceVersion20100801/operation/PutMetricAlarm",
  );
  await fc.assert(
    fc.asyncProperty(headers, body, path, async (given, content, at) => {
      const reply = await local().aws.reply({
        method: "POST",
        path: at,
        query: new URLSearchParams(),
        headers: given,
        body: Buffer.from(content),
      });
      expect(reply?.status).toBeLessThan(500);
    }),
    { numRuns: 300 },
  );
});
