import { createHmac } from "node:crypto";
import { connect } from "node:net";
import Ajv from "ajv";
import { ScaleToZeroError } from "../../src/errors";
import { planOrigins, RunTaskServer, runTaskKey, type TaskReview } from "../../src/publish";
import { SteppingClock } from "../support/stepping-clock";
import { type Answer, listen, type Received, type Served } from "./support/http-server";

const KEY = "a key of the run task";
const TOKEN = "atlas.secret0123456789";
const PLAN = '{"format_version":"1.2"}';

/** What the documentation and the published schemas allow, in our words. */
const RESULT = {
  type: "object",
  additionalProperties: false,
  required: ["data"],
  properties: {
    data: {
      type: "object",
      additionalProperties: false,
      required: ["type", "attributes"],
      properties: {
        type: { const: "task-results" },
        attributes: {
          type: "object",
          additionalProperties: false,
          required: ["status"],
          properties: {
            status: { enum: ["running", "passed", "failed"] },
            message: { type: "string", minLength: 1, maxLength: 1000 },
            url: { type: "string", maxLength: 500 },
          },
        },
        relationships: {
          type: "object",
          properties: {
            outcomes: {
              type: "object",
              required: ["data"],
              properties: {
                data: {
                  type: "array",
                  minItems: 1,
                  maxItems: 10,
                  items: {
                    type: "object",
                    required: ["type", "attributes"],
                    properties: {
                      type: { const: "task-result-outcomes" },
                      attributes: {
                        type: "object",
                        additionalProperties: false,
                        properties: {
                          "outcome-id": { type: "string", minLength: 1, maxLength: 64 },
                          description: { type: "string", minLength: 1, maxLength: 1000 },
                          body: { type: "string", minLength: 1, maxLength: 10_000 },
                          tags: { type: "object", minProperties: 1, maxProperties: 10 },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
const isResult = new Ajv().compile(RESULT);

interface Result {
  readonly data: {
    readonly attributes: { readonly status: string; readonly message: string };
    readonly relationships?: {
      readonly outcomes: { readonly data: readonly { readonly attributes: { readonly body: string } }[] };
    };
  };
}

let hcp: Served;
let store: Served;
let server: RunTaskServer;
let address: string;
let clock: SteppingClock;
let review: (plan: string) => Promise<TaskReview>;
let plan: (received: Received) => Answer;
let callback: () => Answer;
let results: Result[];
let asked: Received[];
let log: string[];

const passed = (change: Partial<TaskReview> = {}): TaskReview => ({
  post: { markdown: "**chat: still sleeps**\n", annotations: [] },
  sentence: "1 endpoint: 1 unchanged",
  isFailed: false,
  ...change,
});

beforeEach(async () => {
  [results, asked, log, clock] = [[], [], [], new SteppingClock()];
  review = () => Promise.resolve(passed());
  callback = () => ({ status: 200 });
  const recorded = (answer: (received: Received) => Answer) => (received: Received) => {
    asked.push(received);
    return answer(received);
  };
  store = await listen(recorded(() => ({ status: 200, body: PLAN })));
  plan = () => ({ status: 307, headers: { location: `${store.address}/object` } });
  hcp = await listen(
    recorded((received) => {
      if (received.method !== "PATCH") {
        return plan(received);
      }
      const answer = callback();
      if (typeof answer === "object" && answer.status === 200) {
        results.push(JSON.parse(received.text));
      }
      return answer;
    }),
  );
  server = new RunTaskServer({
    key: KEY,
    origins: { api: hcp.address, store: [store.address], mostBytes: 1000 },
    clock,
    review: (bytes) => review(Buffer.from(bytes).toString("utf8")),
    log: (line) => log.push(line),
  });
  address = await server.listen(0, "127.0.0.1");
});

afterEach(async () => {
  await server.close();
  await hcp.close();
  await store.close();
  expect(results.filter((result) => !isResult(result))).toEqual([]);
  expect(log.join("\n")).not.toContain(TOKEN);
});

const request = (change: object = {}) => ({
  payload_version: 1,
  access_token: TOKEN,
  stage: "post_plan",
  is_speculative: false,
  task_result_id: "taskrs-1",
  task_result_callback_url: `${hcp.address}/api/v2/task-results/1/callback`,
  run_id: "run-1",
  workspace_name: "models",
  organization_name: "octo-org",
  plan_json_api_url: `${hcp.address}/api/v2/plans/plan-1/json-output`,
  ...change,
});

const signed = (text: string, key = KEY): string => createHmac("sha512", key).update(text).digest("hex");

/** Sends a request. */
async function deliver(body: object | string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const { status } = await fetch(address, {
    method: "POST",
    body: text,
    headers: { "content-type": "application/json", "x-tfc-task-signature": signed(text), ...headers },
  });
  return status;
}

/** Sends a request, and waits until the server has done what follows. */
async function send(body: object | string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  const status = await deliver(body, headers);
  await server.close();
  return status;
}

/** Reviews that do not end before `release`. */
function heldReviews() {
  let [reviews, running, most] = [0, 0, 0];
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => {
    release = done;
  });
  review = async () => {
    reviews += 1;
    running += 1;
    most = Math.max(most, running);
    await released;
    running -= 1;
    return passed();
  };
  return { reviews: () => reviews, atOnce: () => most, release: () => release() };
}

describe("a run task", () => {
  it("reviews the plan of the run, and sends the result with Markdown", async () => {
    let reviewed = "";
    review = (text) => {
      reviewed = text;
      return Promise.resolve(passed());
    };
    expect(await send(request())).toBe(200);
    expect(reviewed).toBe(PLAN);
    expect(results).toMatchObject([
      {
        data: {
          attributes: { status: "passed", message: "1 endpoint: 1 unchanged" },
          relationships: { outcomes: { data: [{ attributes: { body: "**chat: still sleeps**\n" } }] } },
        },
      },
    ]);
    const [first, second, third] = asked;
    expect(first?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(second?.headers.authorization).toBeUndefined();
    expect(third).toMatchObject({
      method: "PATCH",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/vnd.api+json" },
    });
  });

  it("fails for a review that fails, with at most ten outcomes, within the limits of HCP Terraform", async () => {
    const annotation = {
      level: "error",
      file: "a.ts",
      line: 1,
      title: "W05 ".repeat(50),
      message: "m".repeat(5000),
    } as const;
    const markdown = `${"| a table row 😀 |\n".repeat(3000)}`;
    review = () =>
      Promise.resolve(
        passed({ isFailed: true, post: { markdown, annotations: Array.from({ length: 30 }, () => annotation) } }),
      );
    await send(request());
    const outcomes = results[0]?.data.relationships?.outcomes.data ?? [];
    expect(results[0]?.data.attributes.status).toBe("failed");
    expect(outcomes).toHaveLength(10);
    expect(outcomes[0]?.attributes.body).toMatch(/\|\n\n\(The rest is left out/);
  });

  it("answers the verification of a new run task without a result", async () => {
    expect(await send(request({ access_token: "test-token", stage: "test" }))).toBe(200);
    expect(asked).toEqual([]);
  });

  it("fails a run whose stage has no plan, and says which one has", async () => {
    await send(request({ stage: "pre_plan", plan_json_api_url: undefined }));
    expect(results[0]?.data.attributes).toMatchObject({
      status: "failed",
      message: expect.stringContaining("post_plan"),
    });
  });

  it.each([
    ["an error for people", new ScaleToZeroError("plan.json: is not a plan"), "plan.json: is not a plan"],
    ["another error", new Error(`secret of ${TOKEN}`), "This is a fault of scale-to-zero"],
  ])("fails a run whose review ends with %s", async (_, error, message) => {
    review = () => Promise.reject(error);
    await send(request());
    expect(results[0]?.data.attributes).toMatchObject({ status: "failed", message: expect.stringContaining(message) });
    expect(JSON.stringify(results)).not.toContain(TOKEN);
  });

  it("sends the result again after 502", async () => {
    const answers: Answer[] = [{ status: 502 }, { status: 200 }];
    callback = () => answers.shift() ?? "break";
    await send(request());
    expect(results).toHaveLength(1);
    expect(clock.pauses).toEqual([1]);
  });

  it.each<Answer>(["break", { status: 502 }, { status: 429, headers: { "retry-after": "1" } }])(
    "asks for the plan again after %j",
    async (answer) => {
      const answers = [answer];
      plan = () => answers.shift() ?? { status: 200, body: PLAN };
      await send(request());
      expect(results[0]?.data.attributes.status).toBe("passed");
      expect(clock.pauses).toEqual([1]);
    },
  );

  it("sends the result without outcomes where the request says that they are not taken", async () => {
    await send(request({ capabilities: { outcomes: false } }));
    expect(results[0]?.data).toMatchObject({ attributes: { status: "passed" } });
    expect(results[0]?.data.relationships).toBeUndefined();
  });

  it("sends the verdict alone where the outcomes are refused", async () => {
    const answers: Answer[] = [{ status: 422 }, { status: 200 }];
    callback = () => answers.shift() ?? "break";
    await send(request());
    expect(results).toMatchObject([{ data: { attributes: { status: "passed" } } }]);
    expect(results[0]?.data.relationships).toBeUndefined();
    expect(clock.pauses).toEqual([]);
  });

  it("sends its token to no address that the callback redirects to", async () => {
    callback = () => ({ status: 307, headers: { location: `${store.address}/steal` } });
    await send(request({ plan_json_api_url: null, stage: "pre_plan" }));
    expect(asked.map(({ path }) => path)).toEqual(["/api/v2/task-results/1/callback"]);
    expect(log).toEqual([expect.stringContaining("redirects to another address (307)")]);
  });

  it("is reviewed once if its request comes again before the result was sent", async () => {
    const { reviews, release } = heldReviews();
    expect([await deliver(request()), await deliver(request())]).toEqual([200, 200]);
    release();
    await server.close();
    expect([reviews(), results.length]).toEqual([1, 1]);
  });

  it("takes turns with others, and is refused where too many wait", async () => {
    const { reviews, atOnce, release } = heldReviews();
    const other = (id: number) => request({ task_result_callback_url: `${hcp.address}/api/v2/task-results/${id}` });
    const statuses = await Promise.all(Array.from({ length: 50 }, (_, id) => deliver(other(id))));
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    expect(await deliver(other(50))).toBe(503);
    release();
    await server.close();
    expect([reviews(), atOnce(), results.length]).toEqual([50, 1, 50]);
  });

  it("has its result sent before the server ends", async () => {
    const { reviews, release } = heldReviews();
    await deliver(request());
    const closed = server.close();
    release();
    await closed;
    expect([reviews(), results.length]).toEqual([1, 1]);
  });

  it("logs a result that HCP Terraform does not take", async () => {
    callback = () => ({ status: 422, body: { errors: [] } });
    await send(request());
    expect(log).toEqual([expect.stringContaining("the result was not sent. HCP Terraform answers 422")]);
  });
});

describe("a request that does not come from the run task", () => {
  it.each([
    ["no signature", { "x-tfc-task-signature": "" }],
    ["the signature of another key", { "x-tfc-task-signature": signed("{}", "another key") }],
    ["half of a signature", { "x-tfc-task-signature": signed("{}").slice(0, 64) }],
  ])("is refused with %s", async (_, headers) => {
    expect(await send(request(), headers)).toBe(401);
    expect(asked).toEqual([]);
  });

  it("is refused with the signature of another body", async () => {
    expect(
      await send(request(), { "x-tfc-task-signature": signed(JSON.stringify(request({ run_id: "run-2" }))) }),
    ).toBe(401);
  });

  it.each(["", "{", "[]", '{"payload_version":2}'])("is refused although signed: %j", async (body) => {
    expect(await send(body)).toBe(400);
    expect(asked).toEqual([]);
  });

  it.each([
    ["that it never ends", "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"],
    ["whose header never ends", "POST / HTTP/1.1\r\nhost: x\r\n"],
    ["that it never begins", ""],
  ])("does not keep the server from closing with a request %s", async (_, text) => {
    const socket = connect(Number(new URL(address).port), "127.0.0.1");
    const ended = new Promise((done) => socket.on("error", () => undefined).once("close", done));
    await new Promise<void>((done) => socket.once("connect", done));
    await new Promise<void>((done) => socket.write(text === "" ? "\r\n" : text, () => done()));
    await fetch(`${address}/healthz`);
    await server.close();
    socket.destroy();
    await ended;
  });

  it("is refused where its token could not be sent back", async () => {
    expect(await send(request({ access_token: `${TOKEN}\r\nx-evil: 1` }))).toBe(400);
  });

  it("is refused if it is large, before it was sent", async () => {
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(Buffer.alloc(2 ** 16, "x")),
    });
    const headers = { "x-tfc-task-signature": signed("x") };
    const answer = await fetch(address, { method: "POST", body, headers, duplex: "half" } as RequestInit).then(
      ({ status }) => status,
      // The answer can be lost, where the connection ends while the sender still writes.
      () => 413,
    );
    expect(answer).toBe(413);
    expect(asked).toEqual([]);
  });

  it("is refused if it is large", async () => {
    expect(await send("x".repeat(2 ** 20 + 1))).toBe(413);
    expect(asked).toEqual([]);
  });

  it("is refused with another method, and the health check is answered", async () => {
    expect((await fetch(address)).status).toBe(405);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
  });
});

describe("the plan", () => {
  const refused = async (): Promise<string | undefined> => {
    await send(request());
    return results[0]?.data.attributes.message;
  };

  it("is fetched from HCP Terraform only", async () => {
    await send(request({ plan_json_api_url: `${store.address}/latest/meta-data` }));
    expect(results[0]?.data.attributes.message).toContain("is refused: only");
    expect(asked.map(({ method }) => method)).toEqual(["PATCH"]);
  });

  it.each([
    "http://169.254.169.254/latest",
    "file:///etc/passwd",
    "gopher://x",
    "http://[",
    "//user:password@127.0.0.1",
    "/",
  ])("is not fetched from %s, also by a redirect", async (location) => {
    plan = ({ path }) => (path === "/" ? { status: 404 } : { status: 302, headers: { location } });
    expect(await refused()).toMatch(/is refused|answers 404/);
  });

  it("is not followed through redirects without an end", async () => {
    plan = () => ({ status: 302, headers: { location: "/again" } });
    expect(await refused()).toContain("more than 3 redirects");
  });

  it("is not read beyond the limit", async () => {
    plan = () => ({ status: 200, body: "x".repeat(1001) });
    expect(await refused()).toContain(`${hcp.address} has no usable answer: the answer is larger than`);
  });

  it.each<Answer>(["break", "cut"])("is a failed run where the connection ends: %s", async (answer) => {
    plan = () => answer;
    expect(await refused()).toContain(`The plan was not reviewed. ${hcp.address} does not answer`);
  });

  it("that does not exist yet is a failed run", async () => {
    plan = () => ({ status: 204 });
    expect(await refused()).toContain("answers 204");
  });

  it("has its result sent to HCP Terraform only", async () => {
    await send(request({ task_result_callback_url: `${store.address}/steal` }));
    expect(results).toEqual([]);
    expect(asked.filter(({ method }) => method === "PATCH")).toEqual([]);
    expect(log).toEqual([expect.stringContaining("is refused")]);
  });
});

describe("the settings of a run task", () => {
  it("require a key", () => {
    expect(() => runTaskKey({ SCALE_TO_ZERO_RUN_TASK_KEY: "" })).toThrow(/Set SCALE_TO_ZERO_RUN_TASK_KEY/);
    expect(runTaskKey({ SCALE_TO_ZERO_RUN_TASK_KEY: "k" })).toBe("k");
  });

  it.each([
    ["app.terraform.io", "https://app.terraform.io", ["https://archivist.terraform.io"]],
    ["app.eu.terraform.io", "https://app.eu.terraform.io", ["https://archivist.eu.terraform.io"]],
    ["tfe.example.com:8443", "https://tfe.example.com:8443", []],
  ])("know where %s stores plans", (host, api, stores) => {
    expect(planOrigins(host)).toMatchObject({ api, store: stores });
  });

  it("is allowed to have capitals", () => {
    expect(planOrigins("App.Terraform.IO")).toEqual(planOrigins("app.terraform.io"));
  });

  it.each(["tfe.example.com:99999", "1.2.3.400", "app.", "", "https://app.terraform.io", "a/b", "user@host"])(
    "refuse the host %j",
    (host) => {
      expect(() => planOrigins(host)).toThrow(/is not the name of a host/);
    },
  );
});
