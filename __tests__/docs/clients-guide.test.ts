import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as runtimeSdk from "@aws-sdk/client-sagemaker-runtime";
import { transformSync } from "esbuild";
import * as entry from "../../src/client";
import { signals } from "../../src/client/signals";
import { asleep } from "../client/support/asleep";
import { WaitedTime } from "../client/support/waited-time";
import { configFor, useLocal } from "../local-aws/support/local";

// The storage is that of the worker: later test files run without it.
afterAll(() => signals.disable());

/* The programs of docs/clients.md answer from an endpoint that sleeps, as they are written there. */

const page = readFileSync(join(__dirname, "../../docs/clients.md"), "utf8");
const programs = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);

const local = useLocal();

/** What a program exports, run on local AWS and its time. */
function run(code: string, time: WaitedTime): { ask(question: string): Promise<string> } {
  const { maxAttempts: _, ...config } = configFor(local().url, "us-east-1");
  class SageMakerRuntimeClient extends runtimeSdk.SageMakerRuntimeClient {
    constructor(options: runtimeSdk.SageMakerRuntimeClientConfig = {}) {
      super({ ...config, ...options });
      time.watch(this);
    }
  }
  const packages: Readonly<Record<string, unknown>> = {
    "@aws-sdk/client-sagemaker-runtime": { ...runtimeSdk, SageMakerRuntimeClient },
    "cdktf-sagemaker-scale-to-zero/client": {
      Duration: entry.Duration,
      WakingClient: class extends entry.WakingClient {
        constructor() {
          super({ runtime: new SageMakerRuntimeClient(), time });
        }
      },
      CapacityRetryStrategy: class extends entry.CapacityRetryStrategy {
        constructor(options: entry.CapacityRetryOptions) {
          super({ ...options, time });
        }
      },
    },
  };
  const module: { exports: ReturnType<typeof run> } = { exports: { ask: () => Promise.reject(new Error("no ask")) } };
  const { code: compiled } = transformSync(code, { loader: "ts", format: "cjs" });
  new Function("module", "exports", "require", "console", compiled)(
    module,
    module.exports,
    (name: string) => packages[name],
    { error: () => undefined },
  );
  return module.exports;
}

it("there are two programs", () => expect(programs).toHaveLength(2));

it.each(programs.map((code, index) => [index + 1, code] as const))(
  "program %d answers from an endpoint that sleeps",
  async (_, code) => {
    await asleep(local());
    const time = new WaitedTime(local());
    const { ask } = run(code, time);
    expect(await time.until(ask("Hello"))).toMatch(/^(Hello|\{"inputs":"Hello"\})$/);
    expect(time.requests.length).toBeGreaterThan(5);
  },
);
