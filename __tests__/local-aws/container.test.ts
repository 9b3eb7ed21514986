import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { InvokeEndpointCommand, InvokeEndpointWithResponseStreamCommand } from "@aws-sdk/client-sagemaker-runtime";
import { usedUnit } from "../../src/local-aws/services/usage/usage";
import { hostComponent } from "./support/hosting";
import { type Local, startLocal } from "./support/local";

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let local: Local;
let server: Server;
let answer: Answer;

const echo: Answer = (request, response, body) => {
  response.writeHead(200, { "content-type": "text/plain", "x-amzn-sagemaker-custom-attributes": "seen" });
  response.end(`${request.method} ${request.url} ${request.headers["content-type"]} ${body}`);
};

beforeEach(async () => {
  answer = echo;
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    answer(request, response, Buffer.concat(chunks).toString());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  local = await startLocal({ settings: { container: { kind: "forward", url } } });
  await hostComponent(local);
});
afterEach(async () => {
  await local.stop();
  server.closeAllConnections();
  server.close();
  expect(local.failures).toEqual([]);
});

const request = {
  EndpointName: "llm",
  InferenceComponentName: "llama",
  ContentType: "application/json",
  Body: '{"inputs":"Hello"}',
};
const invoke = () => local.sdk.runtime.send(new InvokeEndpointCommand(request));
const stream = async () => {
  const { Body, ContentType } = await local.sdk.runtime.send(new InvokeEndpointWithResponseStreamCommand(request));
  return { parts: Body ?? (async function* () {})(), ContentType };
};
const working = () => usedUnit(local.aws.call("us-east-1"), "inference-component/llama").working.length;

describe("a container outside", () => {
  it("answers an invocation", async () => {
    const { Body, ContentType, CustomAttributes, InvokedProductionVariant } = await invoke();
    expect(Body.transformToString()).toBe('POST /invocations application/json {"inputs":"Hello"}');
    expect([ContentType, CustomAttributes, InvokedProductionVariant]).toEqual(["text/plain", "seen", "AllTraffic"]);
  });

  it("occupies a copy until it has answered", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = (...all) => {
        release = () => echo(...all);
        resolve();
      };
    });
    const answered = invoke();
    await held;
    expect(working()).toBe(1);
    release();
    await answered;
    local.clock.advance(60);
    await local.aws.tick();
    expect(working()).toBe(0);
  });

  it("that fails is a ModelError with its status and its words", async () => {
    answer = (_request, response) => response.writeHead(503).end("out of memory");
    await expect(invoke()).rejects.toMatchObject({
      name: "ModelError",
      OriginalStatusCode: 503,
      OriginalMessage: "out of memory",
      message: expect.stringMatching(/^Received server error \(503\) from primary with message "out of memory"\./),
      $metadata: { httpStatusCode: 424 },
    });
  });

  it("that refuses is a ModelError of the client", async () => {
    answer = (_request, response) => response.writeHead(400).end("no input");
    await expect(invoke()).rejects.toThrow('Received client error (400) from primary with message "no input"');
  });

  it("that does not listen is a ModelError that names its address", async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(invoke()).rejects.toMatchObject({
      name: "ModelError",
      OriginalMessage: expect.stringMatching(/^The container at http:\/\/127.0.0.1:\d+ did not answer: .*ECONNREFUSED/),
    });
  });

  it("that stops in the middle of its answer is a ModelError", async () => {
    answer = (_request, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("one ");
      setTimeout(() => response.destroy(), 20);
    };
    await expect(invoke()).rejects.toMatchObject({ name: "ModelError", OriginalStatusCode: 502 });
    local.clock.advance(60);
    await local.aws.tick();
    expect(working()).toBe(0);
  });

  it("streams: a part arrives before the next one is there", async () => {
    let next: () => void = () => undefined;
    answer = (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("one ");
      next = () => response.end("two");
    };
    const { parts, ContentType } = await stream();
    const texts: string[] = [];
    for await (const { PayloadPart } of parts) {
      texts.push(Buffer.from(PayloadPart?.Bytes ?? []).toString());
      next();
    }
    expect([ContentType, ...texts]).toEqual(["text/event-stream", "one ", "two"]);
  });

  it("that stops in the middle of a stream is a ModelStreamError", async () => {
    answer = (_request, response) => {
      response.writeHead(200);
      response.write("one ");
      setTimeout(() => response.destroy(), 20);
    };
    const { parts } = await stream();
    const read = async () => {
      for await (const _ of parts) {
      }
    };
    await expect(read()).rejects.toMatchObject({ name: "ModelStreamError" });
  });

  it("streams to a client that leaves in the middle: this is no failure", async () => {
    const left = new Promise<void>((resolve) => {
      answer = (_request, response) => {
        response.writeHead(200);
        const writing = setInterval(() => response.write("more "), 5);
        response.on("close", () => {
          clearInterval(writing);
          resolve();
        });
      };
    });
    const { parts } = await stream();
    for await (const _ of parts) {
      break;
    }
    local.sdk.destroy();
    // Its container learns of it, and nothing is reported.
    await left;
  });
});
