import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { urlOf } from "../aws/support/listening";
import { createConfig, createEndpoint, createModel } from "../local-aws/support/hosting";
import { startLocal } from "../local-aws/support/local";
import { stackJson } from "../support/command-line";
import { scratchFolder } from "../support/files";

const ROOT = join(__dirname, "../..");
const MAIN = join(ROOT, "lib/src/cli/main.js");
const files = scratchFolder();

/** As a user's, who has not silenced the SDK as these tests have. */
const { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: _, ...ENV } = process.env;

const scaleToZero = (argv: readonly string[], input = "") =>
  spawnSync(process.execPath, [MAIN, ...argv], { input, encoding: "utf8" });

describe("the command as it is built", () => {
  beforeAll(() => {
    // What stands in lib/ may be older than the sources; when it is not, this only compares.
    execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", "tsconfig.build.json"], { cwd: ROOT });
  }, 300_000);

  it("is a script", () => {
    expect(readFileSync(MAIN, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it("reads a pipe and answers with its exit code", () => {
    const { status, stdout, stderr } = scaleToZero(["check", "-", "--fail-on", "never"], JSON.stringify(stackJson()));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("llm: no inference component: it cannot answer requests");
  });

  it("tells an error in one line, without a stack", () => {
    const { status, stdout, stderr } = scaleToZero(["check", files.path("missing.json")]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^[^\n]*no such file[^\n]*\n$/);
  });

  it("goes on when whoever reads it stops", async () => {
    const many = Array.from({ length: 2000 }, (_, index) => [`e${index}`, { name: `endpoint-${index}` }]);
    const file = files.write("many.json", { resource: { aws_sagemaker_endpoint: Object.fromEntries(many) } });
    const child = spawn(process.execPath, [MAIN, "check", file, "--fail-on", "never"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.once("data", () => child.stdout.destroy());
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    const status = await new Promise((resolve) => child.once("close", resolve));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("serves run tasks until a signal ends it", async () => {
    const key = "a key of this test";
    const child = spawn(process.execPath, [MAIN, "review", "--serve-run-task", "--port", "0"], {
      env: { ...ENV, SCALE_TO_ZERO_RUN_TASK_KEY: key },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    const line = await new Promise((resolve) => child.stdout.once("data", resolve));
    const [, url = ""] = /^Listens for run tasks on (http:\/\/127\.0\.0\.1:\d+)/.exec(String(line)) ?? [];
    const body = JSON.stringify({
      payload_version: 1,
      access_token: "test-token",
      stage: "test",
      task_result_callback_url: "https://app.terraform.io/api/v2/task-results/callback",
    });
    const signed = createHmac("sha512", key).update(body).digest("hex");
    const post = async (signature: string) =>
      (await fetch(url, { method: "POST", body, headers: { "X-Tfc-Task-Signature": signature } })).status;
    const health = await fetch(`${url}/healthz`);
    expect([health.status, await post(signed), await post(signed.replace(/^../, "zz"))]).toEqual([200, 200, 401]);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });

  it("ends when the time is up though the credential_process of the profile never ends", async () => {
    const config = files.path("aws-config");
    writeFileSync(config, "[profile slow]\nregion = us-east-1\ncredential_process = /bin/sleep 60\n");
    const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _secret, ...others } = ENV;
    const env = { ...others, AWS_CONFIG_FILE: config, AWS_PROFILE: "slow", AWS_ENDPOINT_URL: "http://127.0.0.1:1" };
    const argv = [MAIN, "verify", "--endpoint", "llm", "--timeout", "0.5s", "--format", "json"];
    const { status, stdout, stderr } = spawnSync(process.execPath, argv, { env, encoding: "utf8", timeout: 30_000 });
    expect(stderr).toMatch(/ did not answer in time [^\n]*Not verified yet: llm: AWS has not described it yet\n$/);
    expect(JSON.parse(stdout)).toMatchObject({ findings: [{ rule: "V04" }] });
    expect(status).toBe(1);
  });

  it("ends as the hook after an apply runs it, when the time of the hook is over", async () => {
    // Where the machine is so busy that the time is up before, nobody connects.
    let connected = Number.POSITIVE_INFINITY;
    const silent = createServer((socket) => socket.on("error", () => socket.destroy()));
    silent.once("connection", () => {
      connected = performance.now();
    });
    const applied = { scale_to_zero: 1, endpoints: [{ endpoint_name: "llm", endpoint_config_name: "llm-1" }] };
    const env = {
      ...ENV,
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_REGION: "us-east-1",
      AWS_ENDPOINT_URL: await urlOf(silent),
      SCALE_TO_ZERO_APPLIED: JSON.stringify(applied),
      SCALE_TO_ZERO_TIMEOUT: "2",
      SCALE_TO_ZERO_FAIL_ON: "never",
    };
    const child = spawn(process.execPath, [MAIN, "verify"], { env });
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    const status = await new Promise((resolve) => child.once("close", resolve));
    silent.close();
    // Not a pass, whatever findings are let through.
    expect(status).toBe(1);
    expect(stderr).toMatch(/ did not answer in time [^\n]*Not verified yet: llm: AWS has not described it yet\n$/);
    // By itself the command gives a silent call up after 15 s.
    expect(performance.now() - connected).toBeLessThan(15_000);
  });

  describe("with no room for its output", () => {
    const plan = files.write("plan.json", stackJson("::error::pwned"));
    const to = (streams: "stdout" | "stderr" | "both", argv: readonly string[]) => {
      const full = openSync("/dev/full", "w");
      const out = streams === "stderr" ? "pipe" : full;
      const err = streams === "stdout" ? "pipe" : full;
      const ended = spawnSync(process.execPath, [MAIN, ...argv], { stdio: ["ignore", out, err], encoding: "utf8" });
      closeSync(full);
      return ended;
    };

    it.each([
      ["check", plan],
      ["check", plan, "--format", "sarif"],
      ["check", "--explain", "W05"],
      ["verify", "--print-iam-policy"],
      ["local", "--port", "0"],
      ["check", "--help"],
      ["--help"],
      ["--version"],
    ])("says so in a sentence: %s %s", (...argv) => {
      const { status, stderr } = to("stdout", argv);
      expect({ status, stderr }).toEqual({ status: 2, stderr: "standard output: cannot be written (ENOSPC)\n" });
    });

    it("has its exit code where no sentence has room either", () => {
      expect(to("both", ["check", plan]).status).toBe(2);
      expect(to("stderr", ["check", files.path("missing.json")]).status).toBe(2);
    });

    it("prints the report where only stderr has none", () => {
      const { status, stdout } = to("stderr", ["check", plan, "--fail-on", "never"]);
      expect({ status, start: stdout.slice(0, 18) }).toEqual({ status: 0, start: "\\u003a:error::pwne" });
    });

    it("does not take a part of a file for the whole", () => {
      const many = Array.from({ length: 200 }, (_, index) => [`e${index}`, { name: `endpoint-${index}` }]);
      const file = files.write("limited.json", { resource: { aws_sagemaker_endpoint: Object.fromEntries(many) } });
      const script = `ulimit -f 2; '${process.execPath}' '${MAIN}' check '${file}' > '${files.path("limited.txt")}'`;
      const { status, stderr } = spawnSync("/bin/sh", ["-c", script], { encoding: "utf8" });
      expect({ status, stderr }).toEqual({ status: 2, stderr: "standard output: cannot be written (EFBIG)\n" });
    });
  });

  it("ends where the system refuses a folder as if its parent were missing", () => {
    const script = `require(${JSON.stringify(join(ROOT, "lib/src/modules/written-module.js"))}).writeModule(
      { name: "m", files: { "main.tf": "" }, assets: {}, tables: "" }, "/proc/no/m")`;
    const { signal, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8", timeout: 15_000 });
    expect(signal).toBeNull();
    expect(stderr).toContain("/proc/no/m: the module cannot be written (ENOENT)");
  });

  it("writes all of a report to a file", () => {
    const many = Array.from({ length: 2000 }, (_, index) => [`e${index}`, { name: `endpoint-${index}` }]);
    const file = files.write("many-to-file.json", { resource: { aws_sagemaker_endpoint: Object.fromEntries(many) } });
    const out = openSync(files.path("whole.txt"), "w");
    spawnSync(process.execPath, [MAIN, "check", file, "--fail-on", "never"], { stdio: ["ignore", out, "inherit"] });
    closeSync(out);
    const { stdout } = scaleToZero(["check", file, "--fail-on", "never"]);
    expect(stdout.length).toBeGreaterThan(100_000);
    expect(readFileSync(files.path("whole.txt"), "utf8")).toBe(stdout);
  });

  it.each(["check", "--help"])("goes on when nobody reads %s at all", async (command) => {
    const child = spawn(process.execPath, [MAIN, command, ...(command === "check" ? [files.path("plan.json")] : [])], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (text) => {
      stderr += text;
    });
    const status = await new Promise((resolve) => child.once("close", resolve));
    expect({ status, stderr }).toEqual({ status: command === "check" ? 3 : 0, stderr: "" });
  });

  it("says in one sentence that AWS went away while it waited, and answers with 1", async () => {
    const local = await startLocal();
    await createModel(local.sdk.sagemaker);
    await createConfig(local.sdk.sagemaker);
    await createEndpoint(local.sdk.sagemaker);
    const credentials = { AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local", AWS_REGION: "us-east-1" };
    const env = { ...ENV, ...credentials, AWS_ENDPOINT_URL: local.url, AWS_MAX_ATTEMPTS: "2" };
    const child = spawn(process.execPath, [MAIN, "verify", "--endpoint", "llm", "--timeout", "2m"], { env });
    let stderr = "";
    let stopped: Promise<void> | undefined;
    child.stderr.on("data", (text) => {
      stderr += text;
      if (stderr.includes("waiting for llm: the endpoint is Creating")) {
        stopped ??= local.stop();
      }
    });
    const status = await new Promise((resolve) => child.once("close", resolve));
    await stopped;
    expect(status).toBe(1);
    // Not a word of the SDK's own, such as its warning of Node.js 20.
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/^\[0:\d\d\] .*the endpoint is Creating, next check in \d s$/),
      expect.stringMatching(
        /^127\.0\.0\.1:\d+ does not answer \(.+, sagemaker:DescribeEndpoint for endpoint llm\): check/,
      ),
    ]);
  }, 120_000);

  it("loads nothing for its help but commander", () => {
    const count =
      'process.on("exit", () => console.error(Object.keys(require.cache).filter((file) => /zod|topology|cdktf.lib|picocolors/.test(file)).length))';
    const hook = files.write("hook.js", count);
    const { stderr } = spawnSync(process.execPath, ["--require", hook, MAIN, "--help"], { encoding: "utf8" });
    expect(stderr).toBe("0\n");
  });

  it.each([["--help"], ["simulate", "--help"], ["check", "-"]])("loads no simulation for %s %s", (...argv) => {
    const hook = files.write(
      "loaded.js",
      'process.on("exit", () => console.error(Object.keys(require.cache).filter((file) => /yaml|behaviour.(world|outcome|timing|cost)|traffic.(trace|profile)|review.simulation.(?!formats)/.test(file)).join()))',
    );
    const { stderr } = spawnSync(process.execPath, ["--require", hook, MAIN, ...argv], {
      encoding: "utf8",
      input: JSON.stringify({ resource: { aws_s3_bucket: { this: { bucket: "b" } } } }),
    });
    expect(stderr).toBe("\n");
  });

  it.each([["--help"], ["review", "--help"], ["check", "-"]])(
    "loads nothing of reviews of changes for %s %s",
    (...argv) => {
      // The names of formats and levels are in the help.
      const hook = files.write(
        "loaded-changes.js",
        'process.on("exit", () => console.error(Object.keys(require.cache).filter((file) => /review.change.(?!change-fail-on|render.formats)|src.publish|octokit|gitbeaker/.test(file)).join()))',
      );
      const { stderr } = spawnSync(process.execPath, ["--require", hook, MAIN, ...argv], {
        encoding: "utf8",
        input: JSON.stringify({ resource: { aws_s3_bucket: { this: { bucket: "b" } } } }),
      });
      expect(stderr).toBe("\n");
    },
  );
});
