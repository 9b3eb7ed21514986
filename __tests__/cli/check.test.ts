import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { allRules } from "../../src/rules/all-rules";
import { scaleToZero, stackJson } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { modeFile } from "../support/plan-fixture";
import { ruleOn } from "../support/reviews";
import { unwrapped } from "../support/unwrapped";

const files = scratchFolder();
const stack = () => files.write("cdk.tf.json", stackJson());

const PLAN = join(__dirname, "../fixtures/topology/loops-and-modules/plan.json");

describe("scale-to-zero check", () => {
  it("answers with 0 when no rule speaks", async () => {
    const { code, stdout, stderr } = await scaleToZero(["check", stack()], { rules: [] });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("llm: no inference component: it cannot answer requests");
  });

  it("answers with 3 when a rule speaks, and prints no less", async () => {
    const { code, stdout } = await scaleToZero(["check", stack()]);
    expect(code).toBe(3);
    expect(stdout).toContain("llm: no inference component: it cannot answer requests");
    expect(stdout).toContain("error W05 wake-threshold: something is wrong");
  });

  it.each([
    ["error", "error", 3],
    ["warning", "error", 0],
    ["warning", "warning", 3],
    ["note", "warning", 0],
    ["note", "note", 3],
    ["error", "never", 0],
  ] as const)(
    "after a finding of severity %s with --fail-on %s answers with %i",
    async (severity, failOn, expected) => {
      const rules = [ruleOn({ id: "W05", severity }, ({ alarms }) => alarms)];
      expect((await scaleToZero(["check", stack(), "--fail-on", failOn], { rules })).code).toBe(expected);
    },
  );

  it.each([
    ["targeted", "error", 0],
    ["targeted", "warning", 0],
    ["targeted", "unknown", 3],
    ["targeted", "unknown,warning", 3],
    ["forgets", "warning", 0],
    ["forgets", "note", 3],
    ["destroys-some", "error", 3],
    ["destroy", "note", 0],
    ["destroy", "note,unknown", 0],
    ["refresh-only-after-drift", "error", 3],
  ] as const)("after the plan %s with --fail-on %s answers with %i", async (name, failOn, expected) => {
    const { code } = await scaleToZero(["check", modeFile(name), "--fail-on", failOn], { rules: allRules });
    expect(code).toBe(expected);
  });

  it("reads a plan, and names its instances", async () => {
    const { code, stdout } = await scaleToZero(["check", PLAN]);
    expect(code).toBe(3);
    expect(stdout).toContain('module.llm["chat"].aws_cloudwatch_metric_alarm.wake');
  });

  it("reads a folder of synthesized stacks", async () => {
    files.write("out/manifest.json", {
      stacks: {
        one: { synthesizedStackPath: "stacks/one/cdk.tf.json" },
        two: { synthesizedStackPath: "stacks/two/cdk.tf.json" },
      },
    });
    files.write("out/stacks/one/cdk.tf.json", stackJson("one"));
    files.write("out/stacks/two/cdk.tf.json", stackJson("two"));
    const { stdout } = await scaleToZero(["check", "out"], { cwd: files.path(".") });
    expect(stdout).toContain("aws_sagemaker_endpoint.this in stack one · out/stacks/one/cdk.tf.json");
    expect(stdout).toContain("aws_sagemaker_endpoint.this in stack two · out/stacks/two/cdk.tf.json");
  });

  it("reads cdktf.out when no path is given", async () => {
    files.write("project/cdktf.out/cdk.tf.json", stackJson("mine"));
    const { stdout } = await scaleToZero(["check"], { cwd: files.path("project"), rules: [] });
    expect(stdout).toContain("mine: no inference component: it cannot answer requests");
  });

  it("says what to do when no path is given and there is nothing", async () => {
    const { code, stderr } = await scaleToZero(["check"], { cwd: files.path(".") });
    expect(code).toBe(2);
    expect(stderr).toBe(
      "cdktf.out: does not exist; give the path of a plan, a state or synthesized JSON, or run `cdktf synth` first\n",
    );
  });

  it("reads standard input", async () => {
    const stdin = JSON.stringify(stackJson("häppchen"));
    const { code, stdout } = await scaleToZero(["check", "-"], { stdin, rules: [] });
    expect(code).toBe(0);
    expect(stdout).toContain("häppchen: no inference component: it cannot answer requests");
    expect(stdout).toContain("· stdin");
  });

  it("puts several files together, each once", async () => {
    const two = files.write("two.json", stackJson("two"));
    const { code, stdout } = await scaleToZero(["check", two, stack(), two]);
    expect(code).toBe(3);
    expect(stdout.match(/^\w+: no/gm)).toEqual(["llm: no", "two: no"]);
    expect(stdout).toContain("2 endpoints: 2 errors");
  });

  describe("of paths that overlap", () => {
    const folder = () => {
      const place = (name: string) => `stacks/${name}/cdk.tf.json`;
      const stacks = ["one", "two"].map((name) => [name, { synthesizedStackPath: place(name) }]);
      files.write("twice/manifest.json", { stacks: Object.fromEntries(stacks) });
      files.write(`twice/${place("one")}`, stackJson("one"));
      files.write(`twice/${place("two")}`, stackJson("two"));
    };
    const endpoints = async (...paths: readonly string[]) => {
      folder();
      const { stdout } = await scaleToZero(["check", ...paths], { cwd: files.path("."), rules: [] });
      return stdout.match(/^\w+(?=: no inference)|\d+ endpoints?/gm);
    };

    it.each([
      ["twice", "twice/stacks/one/cdk.tf.json"],
      ["twice/stacks/one", "twice"],
      ["twice", "./twice/", "twice/manifest.json"],
    ])("counts each endpoint once: %s and %s", async (...paths) => {
      expect(await endpoints(...paths)).toEqual(["one", "two", "2 endpoints"]);
    });

    it("knows a file by all its names", async () => {
      folder();
      const link = files.path("linked.json");
      symlinkSync(files.path("twice/stacks/one/cdk.tf.json"), link);
      expect(await endpoints("twice/stacks/one/cdk.tf.json", "./twice/../twice/stacks/one", link)).toEqual([
        "one",
        "1 endpoint",
      ]);
    });

    it("reads two stacks of a folder when both are given", async () => {
      expect(await endpoints("twice/stacks/one", "twice/stacks/two")).toEqual(["one", "two", "2 endpoints"]);
    });
  });

  describe("of a file that has nothing to do with SageMaker", () => {
    const bucket = () => files.write("bucket.json", { resource: { aws_s3_bucket: { this: { bucket: "b" } } } });

    it.each(["text", "markdown"])("says so in %s, and does not fail", async (format) => {
      const { code, stdout } = await scaleToZero(["check", bucket(), "--format", format]);
      expect(code).toBe(0);
      expect(stdout).toContain("No SageMaker resource was found in");
      expect(stdout).toContain("bucket.json");
      expect(stdout).toContain("0 endpoints: no findings");
    });

    it("says what it looked for", async () => {
      const { stdout } = await scaleToZero(["check", bucket()]);
      expect(unwrapped(stdout)).toContain(
        "no endpoint, endpoint configuration, model, inference component, scalable target of service_namespace sagemaker, alarm on AWS/SageMaker or schedule that calls SageMaker. Check that this is the right file.",
      );
    });

    it.each([
      ["a model", { aws_sagemaker_model: { this: { name: "donut" } } }],
      [
        "an alarm",
        { aws_cloudwatch_metric_alarm: { this: { namespace: "AWS/SageMaker", metric_name: "Invocations" } } },
      ],
    ])("says that there is no endpoint beside %s alone", async (_, resource) => {
      const file = files.write("parts.json", { resource });
      const { code, stdout } = await scaleToZero(["check", file], { rules: [] });
      expect(code).toBe(0);
      expect(unwrapped(stdout)).toContain(
        "it has resources of SageMaker, but no endpoint, inference component or scalable target of service_namespace sagemaker",
      );
      const json = JSON.parse((await scaleToZero(["check", file, "--format", "json"], { rules: [] })).stdout);
      expect(json).toMatchObject({ nothingIn: [], noEndpointIn: [file] });
    });

    it("gives a verdict on the scaling of an endpoint that is elsewhere, and says no more", async () => {
      const target = {
        service_namespace: "sagemaker",
        resource_id: "endpoint/there/variant/main",
        scalable_dimension: "sagemaker:variant:DesiredInstanceCount",
        min_capacity: 1,
        max_capacity: 2,
      };
      const file = files.write("scaling.json", { resource: { aws_appautoscaling_target: { this: target } } });
      const { stdout } = await scaleToZero(["check", file], { rules: [] });
      expect(stdout).toMatch(/^there: always awake/);
      expect(stdout).not.toContain("was found in");
    });

    it("names it for programs", async () => {
      const { code, stdout } = await scaleToZero(["check", bucket(), stack(), "--format", "json"], { rules: [] });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ summary: { endpoints: 1 }, nothingIn: [bucket()] });
    });

    it("says nothing where there is a target, a component or an alarm alone", async () => {
      const parts = [
        {
          aws_appautoscaling_target: { this: { service_namespace: "sagemaker", resource_id: "inference-component/x" } },
        },
        { aws_cloudwatch_metric_alarm: { this: { metric_name: "NoCapacityInvocationFailures" } } },
        { aws_sagemaker_model: { this: { name: "donut" } } },
      ];
      for (const resource of parts) {
        const stdin = JSON.stringify({ resource });
        expect((await scaleToZero(["check", "-"], { stdin, rules: [] })).stdout).not.toContain("No SageMaker resource");
      }
    });
  });

  it("prints the same each time", async () => {
    const argv = ["check", PLAN, "--format", "json"];
    expect((await scaleToZero(argv)).stdout).toBe((await scaleToZero(argv)).stdout);
  });

  it.each(["text", "json", "markdown", "sarif", "junit"])("prints %s", async (format) => {
    const { stdout, code } = await scaleToZero(["check", stack(), "--format", format]);
    expect(code).toBe(3);
    expect(stdout).toContain("W05");
  });

  it("writes the output to a file, and leaves nothing else behind", async () => {
    mkdirSync(files.path("results"));
    const file = files.path("results/check.sarif");
    const { code, stdout } = await scaleToZero(["check", stack(), "--format", "sarif", "--output", file]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ version: "2.1.0" });
    expect(readdirSync(files.path("results"))).toEqual(["check.sarif"]);
  });

  it("has colours on a terminal", async () => {
    expect((await scaleToZero(["check", stack()], { isTTY: true })).stdout).toContain(
      "\u001b[33mno inference component",
    );
  });

  it.each([
    ["in a pipe", { isTTY: false }],
    ["with NO_COLOR", { isTTY: true, env: { NO_COLOR: "1" } }],
  ])("has no colours %s", async (_, given) => {
    expect((await scaleToZero(["check", stack()], given)).stdout).not.toContain("\u001b");
  });

  it("has no colours in a file", async () => {
    const file = files.path("colours.txt");
    await scaleToZero(["check", stack(), "--output", file], { isTTY: true });
    expect(readFileSync(file, "utf8")).not.toContain("\u001b");
  });

  it("tells its progress on stderr, and only to somebody who waits", async () => {
    expect((await scaleToZero(["check", stack()], { isTTY: true })).stderr).toContain("Reading ");
    expect((await scaleToZero(["check", stack()])).stderr).toBe("");
  });
});

describe("scale-to-zero check, given what it cannot read,", () => {
  const oneLine = async (...argv: readonly string[]) => {
    const { code, stdout, stderr } = await scaleToZero(["check", ...argv]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    return stderr;
  };

  it("says where JSON is cut off", async () => {
    const file = files.write("cut.json", JSON.stringify(stackJson()).slice(0, 50));
    expect(await oneLine(file)).toMatch(/cut\.json: is not valid JSON .*was it cut off\?/);
  });

  it("does not read a file of 3 GB", async () => {
    const file = files.write("large.json", "{");
    truncateSync(file, 3 * 1024 ** 3);
    expect(await oneLine(file)).toContain("large.json: is 3072 MiB, the limit is 256 MiB");
  });

  it("does not guess at a format that it does not know", async () => {
    const file = files.write("new.json", { format_version: "99.0", values: {} });
    expect(await oneLine(file)).toContain("new.json: format_version is 99.0, must be 1.x");
  });

  it("says that a folder holds nothing for it", async () => {
    mkdirSync(files.path("empty"), { recursive: true });
    expect(await oneLine(files.path("empty"))).toContain("contains neither manifest.json nor cdk.tf.json");
  });

  it("says that there is no such file", async () => {
    expect(await oneLine(files.path("missing.json"))).toContain("missing.json: cannot be read (no such file)");
  });

  it("calls standard input by its name", async () => {
    const { code, stderr } = await scaleToZero(["check", "-"], { stdin: "{" });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^stdin: is not valid JSON/);
  });

  it("says that standard input is not text", async () => {
    const { code, stderr } = await scaleToZero(["check", "-"], { stdin: Buffer.from([0x50, 0x4b, 0xff, 0xfe]) });
    expect({ code, stderr }).toEqual({ code: 2, stderr: "stdin: is not UTF-8 text; pass a JSON file\n" });
  });

  it("says that the output cannot be written", async () => {
    expect(await oneLine(stack(), "--output", files.path("no/such/folder/out.txt"))).toContain(
      "cannot be written (ENOENT)",
    );
  });
});
