import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateModelCommand, ListModelsCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { localCommand } from "../../src/cli/commands/local";
import { idleProcess } from "../support/other-programs";
import { createConfig, createEndpoint, createModel } from "./support/hosting";
import { configFor, sdkFor } from "./support/local";

const folder = mkdtempSync(join(tmpdir(), "local-aws-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content?: string) => {
  const path = join(folder, name);
  if (content !== undefined) {
    writeFileSync(path, content);
  }
  return path;
};

/** Runs the command until `use` is done, and stops it as Ctrl-C does. @returns what it printed */
async function run(args: readonly string[], use: (url: string) => Promise<void> = async () => undefined) {
  const printed: string[] = [];
  const told: string[] = [];
  const write = jest.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  const command = localCommand()
    .exitOverride()
    .configureOutput({ writeErr: (text) => told.push(text) });
  const ended = command.parseAsync(args, { from: "user" });
  const failed = ended.then(
    () => undefined,
    (error: { exitCode: number }) => error,
  );
  try {
    while (printed.length === 0) {
      const early = await Promise.race([failed, new Promise<undefined>((resolve) => setImmediate(resolve, undefined))]);
      if (early !== undefined) {
        return { printed: "", told: told.join(""), exitCode: early.exitCode };
      }
    }
    await use(/AWS_ENDPOINT_URL=(\S+)/.exec(printed.join(""))?.[1] ?? "");
    process.emit("SIGTERM");
    const { exitCode = 0 } = (await failed) ?? {};
    return { printed: printed.join(""), exitCode, told: told.join("") };
  } finally {
    write.mockRestore();
  }
}

const models = async (url: string) => {
  const client = new SageMakerClient(configFor(url, "us-east-1"));
  const { Models = [] } = await client.send(new ListModelsCommand({}));
  client.destroy();
  return Models.map(({ ModelName }) => ModelName);
};

async function addModel(url: string): Promise<void> {
  const client = new SageMakerClient(configFor(url, "us-east-1"));
  await client.send(new CreateModelCommand({ ModelName: "llama" }));
  client.destroy();
}

it("prints the URL and the variable to use, and stops on a signal", async () => {
  const { printed } = await run(["--port", "0"], async (url) => expect(await models(url)).toEqual([]));
  expect(printed).toMatch(
    /^Local AWS listens on (http:\/\/127\.0\.0\.1:\d+)\nAWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+\n$/,
  );
});

describe("with an endpoint", () => {
  const host = async (url: string) => {
    const sdk = sdkFor(url, "us-east-1");
    await createModel(sdk.sagemaker);
    await createConfig(sdk.sagemaker);
    await createEndpoint(sdk.sagemaker);
    await fetch(`${url}/_local/clock`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ advance: "5m" }),
    });
    sdk.destroy();
  };
  const priced = (region: string) => ({
    formatVersion: "1",
    currency: "USD",
    regions: { [region]: { asOf: "2026-11-01", source: "list", instanceHours: { "ml.g5.12xlarge": 1200 } } },
  });

  it("prints at its end what it would have cost, at the prices of a file", async () => {
    const prices = file("prices.json", JSON.stringify(priced("us-east-1")));
    const { printed } = await run(["--port", "0", "--speed", "0", "--prices", prices], host);
    expect(printed).toMatch(/\nOn AWS: 0\.08 instance-hours, USD 100\.00, prices as of 2026-11-01\.\n$/);
  });

  it("prints the built-in price of a type that the file lacks", async () => {
    const prices = file("other-region.json", JSON.stringify(priced("eu-west-3")));
    const { printed } = await run(["--port", "0", "--speed", "0", "--prices", prices], host);
    expect(printed).toMatch(/\nOn AWS: 0\.08 instance-hours, USD 0\.\d\d, prices as of \d{4}-\d\d-\d\d\.\n$/);
  });
});

it("names a price file that cannot be used, and exits with 2", async () => {
  const { told, exitCode } = await run(["--port", "0", "--prices", file("bad-prices.json", "[]")]);
  expect(exitCode).toBe(2);
  expect(told).toContain("bad-prices.json");
});

it("says that a port is taken, and exits with 2", async () => {
  await run(["--port", "0"], async (url) => {
    const { told, exitCode } = await run(["--port", new URL(url).port]);
    expect(exitCode).toBe(2);
    expect(told).toMatch(/^Port \d+ of 127\.0\.0\.1 is taken: [^\n]+\n$/);
  });
});

describe("with --state", () => {
  it("finds everything again", async () => {
    const state = file("state.json");
    await run(["--port", "0", "--state", state], addModel);
    await run(["--port", "0", "--state", state], async (url) => expect(await models(url)).toEqual(["llama"]));
  });

  it("goes on at the time where it stopped, when that is ahead", async () => {
    const state = file("ahead.json");
    const now = Date.parse("2099-01-01T00:00:00Z");
    writeFileSync(state, JSON.stringify({ localAws: 1, now, regions: {} }));
    await run(["--port", "0", "--state", state], async (url) => {
      const health = await (await fetch(`${url}/_local/health`)).json();
      expect(health).toEqual({ now: expect.stringMatching(/^2099-01-01/) });
    });
    expect(JSON.parse(readFileSync(state, "utf8")).now).toBeGreaterThanOrEqual(now);
  });

  it.each([
    ["no JSON", file("text.json", "hello")],
    ["somebody else's", file("other.json", '{"version":4,"resources":[]}')],
    ["in a folder that is not there", join(folder, "none", "state.json")],
  ])("refuses a file that is %s, and exits with 2", async (_why, path) => {
    const { told, exitCode } = await run(["--port", "0", "--state", path]);
    expect([exitCode, told.includes(path), existsSync(`${path}.lock`)]).toEqual([2, true, false]);
  });

  describe("while the file cannot be written", () => {
    beforeEach(() => jest.spyOn(process.stderr, "write").mockReturnValue(true));
    afterEach(() => jest.restoreAllMocks());

    it("answers what it cannot keep with an error, and keeps it at the next chance", async () => {
      const place = join(folder, "away");
      mkdirSync(place);
      const state = join(place, "state.json");
      await run(["--port", "0", "--state", state], async (url) => {
        renameSync(place, `${place}.not`);
        await expect(addModel(url)).rejects.toMatchObject({
          name: "InternalFailure",
          message: expect.stringContaining("ENOENT"),
          $metadata: { httpStatusCode: 507 },
        });
        const health = await fetch(`${url}/_local/health`);
        expect([health.status, await health.json()]).toMatchObject([507, { code: "InternalFailure" }]);
        renameSync(`${place}.not`, place);
        expect(await models(url)).toEqual(["llama"]);
      });
      expect(readFileSync(state, "utf8")).toContain("llama");
    });

    it("keeps it when it stops, or exits with 2", async () => {
      const place = join(folder, "gone");
      const state = join(place, "state.json");
      const failing = async (url: string) => {
        renameSync(place, `${place}.not`);
        await expect(addModel(url)).rejects.toThrow("ENOENT");
      };
      mkdirSync(place);
      await run(["--port", "0", "--state", state], async (url) => {
        await failing(url);
        renameSync(`${place}.not`, place);
      });
      expect(readFileSync(state, "utf8")).toContain("llama");
      rmSync(state);
      expect(await run(["--port", "0", "--state", state], failing)).toMatchObject({
        exitCode: 2,
        told: expect.stringContaining(state),
      });
    });
  });

  describe("that another process holds", () => {
    it("is refused with the number of that process, and exits with 2", async () => {
      const other = idleProcess();
      const state = file("held.json");
      file("held.json.lock", `${other.pid}\n`);
      const { told, exitCode } = await run(["--port", "0", "--state", state]);
      expect([exitCode, told]).toEqual([2, expect.stringContaining(`is in use by process ${other.pid}`)]);
      const ended = new Promise((resolve) => other.once("exit", resolve));
      other.kill("SIGKILL");
      await ended;
      // Killed, it left its lock behind.
      await run(["--port", "0", "--state", state], addModel);
      expect([existsSync(state), existsSync(`${state}.lock`)]).toEqual([true, false]);
    });

    it("is refused in the same process too, and free when the first one stopped", async () => {
      const state = file("twice.json");
      await run(["--port", "0", "--state", state], async () => {
        const { told, exitCode } = await run(["--port", "0", "--state", state]);
        expect([exitCode, told]).toEqual([2, expect.stringContaining("is in use")]);
        expect(existsSync(`${state}.lock`)).toBe(true);
      });
      await run(["--port", "0", "--state", state]);
    });
  });
});

describe("with --fault", () => {
  it("lets go wrong what the file says", async () => {
    const faults = file("faults.json", '[{"operation":"ListModels","effect":{"kind":"throttle"}}]');
    await run(["--port", "0", "--fault", faults], (url) => expect(models(url)).rejects.toThrow("Rate exceeded"));
  });

  it.each([
    ["is no list of faults", file("wrong.json", '[{"effect":{"kind":"explode"}}]'), "fault.0.effect.kind"],
    [
      "names what is not there",
      file("typo.json", '[{"operation":"Sleep","effect":{"kind":"drop"}}]'),
      "must be an operation of local AWS",
    ],
    ["is not there", join(folder, "missing.json"), "missing.json"],
  ])("says what is wrong with a file that %s, and exits with 2", async (_why, path, hint) => {
    const { told, exitCode } = await run(["--port", "0", "--fault", path]);
    expect(exitCode).toBe(2);
    expect(told).toContain(hint);
  });
});

it.each([
  ["--port", "70000"],
  ["--speed", "-1"],
  ["--speed", "1000001"],
  ["--speed", ""],
])("refuses %s %s", async (flag, value) => {
  expect((await run([flag, value])).told).toContain(`option '${flag} <number>' argument '${value}' is invalid`);
});

describe("the options of the container", () => {
  it.each<[string, readonly string[], RegExp]>([
    ["a container elsewhere", ["--container", "http://example.com"], /a URL on this machine/],
    ["a container that is no URL", ["--container", "8080"], /must be stub, or a URL/],
    ["seconds below 0", ["--container-seconds", "-1"], /from 0 to 86400/],
    ["seconds of a container outside", ["--container", "http://127.0.0.1:1", "--container-seconds", "1"], /stub only/],
    ["half a request at a time", ["--container-concurrency", "0.5"], /from 1 to 1000/],
    ["a timing that is none", ["--timing", "fast"], /fast/],
  ])("refuse %s", async (_what, args, text) => {
    const { told, exitCode } = await run(["--port", "0", ...args]);
    expect(told).toMatch(text);
    expect(exitCode).not.toBe(0);
  });

  it("take a folder for objects", async () => {
    const objects = join(folder, "s3");
    await run(["--port", "0", "--objects", objects, "--timing", "aws-blog-8b"], async (url) => {
      await fetch(`${url}/_local/objects/bucket/one.json`, { method: "PUT", body: "{}" });
    });
    expect(readFileSync(join(objects, "bucket/one.json"), "utf8")).toBe("{}");
  });

  it("take a container on this machine, or the stub with its seconds", async () => {
    expect((await run(["--port", "0", "--container", "http://127.0.0.1:8080"])).exitCode).toBe(0);
    expect((await run(["--port", "0", "--container", "stub", "--container-seconds", "2.5"])).exitCode).toBe(0);
  });
});
