import { Readable } from "node:stream";
import { HttpResponse } from "@smithy/core/protocols";
import { startLocal } from "../../__tests__/local-aws/support/local";
import { wireComponent } from "../../__tests__/support/live-wiring";
import type { Aws } from "../../src/aws/aws";
import { boundedBody } from "../../src/aws/bounded-body";
import { Caller } from "../../src/aws/caller";
import type { ClientSettings } from "../../src/aws/sdk";
import { ApplicationAutoScalingReader } from "../../src/aws/services/application-auto-scaling";
import { CloudWatchReader } from "../../src/aws/services/cloudwatch";
import { IamReader } from "../../src/aws/services/iam";
import { SageMakerReader } from "../../src/aws/services/sagemaker";
import { SchedulerReader } from "../../src/aws/services/scheduler";
import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import type { HttpReply } from "../../src/local-aws/protocols/protocol";
import { type Snapshot, Store } from "../../src/local-aws/store/store";

/** An account in which an endpoint sleeps and wakes, and the time in it. */
interface Account {
  readonly world: Snapshot;
  readonly now: number;
}

let account: Promise<Account> | undefined;

/** Made once: everything is created through the SDKs, as in the tests. */
function soundAccount(): Promise<Account> {
  account ??= made();
  return account;
}

async function made(): Promise<Account> {
  const local = await startLocal();
  await wireComponent(local);
  const world = JSON.parse(JSON.stringify(local.aws.store.snapshot())) as Snapshot;
  const now = local.clock.now();
  await local.stop();
  return { world, now };
}

/** What an operation answered, and how often it was asked before. */
export type ChangeAnswer = (operation: string, reply: HttpReply) => HttpReply;

/** An account whose answers are changed on their way: no sockets, and no waiting. */
export async function changedAccount(change: ChangeAnswer): Promise<{ readonly aws: Aws; readonly now: number }> {
  const { world, now } = await soundAccount();
  const local = new LocalAws({ clock: new ManualClock(now), store: Store.from(world), onFailure: () => undefined });
  process.env.AWS_ACCESS_KEY_ID ??= "local";
  process.env.AWS_SECRET_ACCESS_KEY ??= "local";
  const settings: ClientSettings = {
    region: "us-east-1",
    maxAttempts: 1,
    requestHandler: handlerOf(local, change),
    streamCollector: boundedBody,
  };
  let time = now;
  const clock = {
    now: () => time,
    sleep: async (milliseconds: number) => {
      time += milliseconds;
    },
  };
  const caller = new Caller({ callsPerSecond: 1e6, clock });
  const readers = {
    sagemaker: new SageMakerReader(caller, settings),
    scaling: new ApplicationAutoScalingReader(caller, settings),
    cloudwatch: new CloudWatchReader(caller, settings),
    scheduler: new SchedulerReader(caller, settings),
    iam: new IamReader(caller, settings),
  };
  const aws: Aws = {
    ...readers,
    clock,
    region: async () => "us-east-1",
    limit: (seconds, grace) => caller.limit(seconds, grace),
    pause: (milliseconds) => caller.pause(milliseconds),
    close: () => {
      caller.close();
      for (const reader of Object.values(readers)) {
        reader.close();
      }
    },
  };
  return { aws, now };
}

interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** In the place of the SDK's own: an object with `handle` is used as it is. */
function handlerOf(local: LocalAws, change: ChangeAnswer) {
  return {
    connectionTimeout: 1_000,
    requestTimeout: 1_000,
    throwOnRequestTimeout: true as const,
    handle: async ({ method, path, query = {}, headers, body = "" }: SentRequest) => {
      const parameters = Object.entries(query).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value ?? ""]).map((one): [string, string] => [name, String(one)]),
      );
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      // The SDK's bodies are bytes that also act as text, which `Buffer.from` would take them for, with a warning.
      const bytes = typeof body === "string" ? Buffer.from(body) : Buffer.concat([body]);
      const reply = await local.reply({
        method,
        path,
        query: new URLSearchParams(parameters),
        headers: lower,
        body: bytes,
      });
      const operation = operationOf(path, lower, bytes.toString("latin1"));
      const changed = change(operation, reply ?? { status: 500, headers: {}, body: "" });
      const answer = new HttpResponse({
        statusCode: changed.status,
        headers: { ...changed.headers },
        body: Readable.from([Buffer.from(changed.body)]),
      });
      return { response: answer };
    },
  };
}

/** As each protocol names it. */
function operationOf(path: string, headers: Readonly<Record<string, string>>, body: string): string {
  const target = headers["x-amz-target"]?.split(".").at(-1);
  const rpc = /\/operation\/(\w+)$/.exec(path)?.[1];
  return target ?? rpc ?? /(?:^|&)Action=(\w+)/.exec(body)?.[1] ?? path.split("/")[1] ?? "";
}
