import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DescribeInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import { DEFAULT_SETTINGS } from "../../src/local-aws/settings";
import { type Local, startLocal } from "../local-aws/support/local";
import { scratchFolder } from "../support/files";
import { putWake, putWakeAlarm } from "../support/live-stack";
import { asleep, pass, wired } from "./support/operated";

const ROOT = join(__dirname, "../..");
const MAIN = join(ROOT, "lib/src/cli/main.js");
const files = scratchFolder();
const ENV = { ...process.env, AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" };

let local: Local;
beforeAll(() => {
  execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", "tsconfig.build.json"], { cwd: ROOT });
}, 300_000);
beforeEach(async () => {
  local = await startLocal();
});
afterEach(() => local.stop());

function start(argv: readonly string[]) {
  const command = ["drill", "llm", "--yes", "--region", "us-east-1", "--endpoint-url", local.url, ...argv];
  return spawn(process.execPath, [MAIN, ...command], { cwd: files.path("."), env: ENV });
}

const ended = (child: ReturnType<typeof start>): Promise<{ code: number | null; stdout: string }> =>
  new Promise((resolve) => {
    let stdout = "";
    child.stdout.on("data", (chunk) => {
      stdout += String(chunk);
    });
    child.on("close", (code) => resolve({ code, stdout }));
  });

async function desired(): Promise<number | undefined> {
  const { RuntimeConfig } = await local.sdk.sagemaker.send(
    new DescribeInferenceComponentCommand({ InferenceComponentName: "llama" }),
  );
  return RuntimeConfig?.DesiredCopyCount;
}

it("kill -9 in the middle of a drill: --restore puts back what it changed, and says so", async () => {
  await wired(local);
  const payload = files.write("request.json", { inputs: "hello" });
  const journal = files.path(".scale-to-zero-drill-llm.json");
  const child = start(["--payload", payload, "--sleep-now"]);
  while (!existsSync(journal) || (await desired()) !== 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill("SIGKILL");
  expect((await ended(child)).code).toBeNull();
  expect(existsSync(journal)).toBe(true);
  const { code, stdout } = await ended(start(["--restore"]));
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Put back component llama: from 0 to 1 copy\.$/m);
  expect(await desired()).toBe(1);
  expect(existsSync(journal)).toBe(false);
});

it("puts back what it changed if its terminal is closed, which sends more than one signal", async () => {
  await wired(local);
  const payload = files.write("request.json", { inputs: "hello" });
  const journal = files.path(".scale-to-zero-drill-llm.json");
  const child = start(["--payload", payload, "--sleep-now"]);
  const closed = ended(child);
  while (!existsSync(journal) || (await desired()) !== 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill("SIGHUP");
  child.kill("SIGHUP");
  expect((await closed).code).toBe(3);
  expect(await desired()).toBe(1);
  expect(existsSync(journal)).toBe(false);
});

it("drills the published case at 600 times the speed in at most 10 s, as it was published", async () => {
  await local.stop();
  local = await startLocal({ settings: { ...DEFAULT_SETTINGS, timing: "aws-blog-8b" } });
  await asleep(local);
  // As it was published: 1 datapoint of 30 s.
  await putWakeAlarm(local, { AlarmActions: [await putWake(local)], Period: 30 });
  await pass(local, 3600);
  local.clock.setSpeed(600);
  const payload = files.write("request.json", { inputs: "hello" });
  const began = performance.now();
  const { code, stdout } = await ended(start(["--payload", payload, "--format", "json"]));
  const seconds = (performance.now() - began) / 1000;
  local.clock.setSpeed(0);
  expect(code).toBe(0);
  expect(seconds).toBeLessThan(10);
  const { report } = JSON.parse(stdout);
  expect(report.outcome).toBe("woke");
  // A tenth of a second of the machine is a minute here: how exact it is shows on a clock that stands still.
  expect(report.firstAnswerSeconds).toBeGreaterThan(270);
});

it("status ends quietly if its reader stops after a line", async () => {
  await wired(local);
  const command = [MAIN, "status", "--all", "--format", "json", "--region", "us-east-1", "--endpoint-url", local.url];
  const child = spawn("bash", ["-c", 'set -o pipefail; "$0" "$@" | head -1', process.execPath, ...command], {
    env: ENV,
  });
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  const { code, stdout } = await ended(child);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^\{\n/);
});

it("prints its help in 80 columns", () => {
  for (const command of ["status", "wake", "sleep", "drill"]) {
    const { stdout } = spawnSync(process.execPath, [MAIN, command, "--help"], { encoding: "utf8" });
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  }
});
