import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import type { Simulation } from "../../src/behaviour/outcome/simulation";
import { scaleToZero, stackJson } from "../support/command-line";
import { scratchFolder } from "../support/files";

const files = scratchFolder();
const PLAN = join(__dirname, "../fixtures/topology/sound/plan.json");
const schema = JSON.parse(readFileSync(join(__dirname, "../../docs/simulation.schema.json"), "utf8"));
const validate = addFormats(new Ajv2020()).compile(schema);

/** One endpoint for a day, so that a test is quick. */
const DAY = ["simulate", PLAN, "--endpoint", "chat", "--days", "1"];

async function text(...options: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await scaleToZero(options);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

async function json(...options: readonly string[]): Promise<Simulation> {
  const simulation: Simulation = JSON.parse(await text(...options, "--format", "json"));
  validate(simulation);
  expect(validate.errors).toBeNull();
  return simulation;
}

/** The labels of a report in their order. */
const labels = (report: string): readonly string[] => report.match(/^ {2}\S[a-z -]*?(?= {2,}|$)/gm) ?? [];

describe("scale-to-zero simulate", () => {
  it("answers the questions about each endpoint in their order, within 80 columns", async () => {
    const report = await text("simulate", PLAN);
    expect(report.split("\n")[0]).toBe("7 days from Mon 2027-01-04 00:00 UTC, traffic weekday, seed 1");
    expect(report.match(/^\w+(?=: )/gm)).toEqual(["chat", "ocr", "office", "transcripts"]);
    expect(
      labels(report)
        .slice(0, 8)
        .map((label) => label.trim()),
    ).toEqual([
      "sleeps after",
      "wakes in",
      "refused per wake",
      "waited",
      "instance-hours",
      "cost",
      "break-even",
      "assumed",
    ]);
    expect(report.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("says how long each phase of a wake takes, and where the time comes from", async () => {
    const report = await text(...DAY, "--timing", "aws-blog-8b");
    expect(report).toMatch(/wakes in {10}\d+ min( \d+ s)? with a new instance \(median of \d+ wakes\)\n/);
    expect(report).toMatch(/^ +35 s reaction \(law\)$/m);
    expect(report).toMatch(/^ +1 min 56 s image and model \(preset\)$/m);
  });

  it("names currency, Region and day of a cost, and compares it with always on and AWS's recipe", async () => {
    const report = await text(...DAY);
    expect(report).toMatch(
      /cost {14}USD [\d,]+\.\d\d a month \(us-east-1, prices of \d{4}-\d\d-\d\d\)\n +USD [\d,]+\.\d\d always on: sleeping saves \d+ %\n +USD [\d,]+\.\d\d with AWS's published recipe/,
    );
    expect(report).toMatch(/break-even {8}above [\d.]+ separate wakes a day it saves nothing/);
  });

  it("gives the same bytes each time, and others with another seed", async () => {
    const [one, other] = [await text(...DAY), await text(...DAY)];
    expect(other).toBe(one);
    expect(await text(...DAY, "--seed", "2")).not.toBe(one);
  });

  it("obeys the published schema as JSON", async () => {
    const { endpoints, seconds } = await json("simulate", PLAN, "--days", "2", "--fail", "drought@12h/4h");
    expect(seconds).toBe(172_800);
    expect(endpoints.map(({ name }) => name)).toEqual(["chat", "ocr", "office", "transcripts"]);
    expect(endpoints.every(({ requests }) => (requests?.total ?? 0) > 0)).toBe(true);
  });

  it("prints a table as Markdown", async () => {
    const report = await text(...DAY, "--format", "markdown");
    expect(report).toMatch(/^### `chat`$/m);
    expect(report).toMatch(/^\| sleeps after \| \d+ min.* without requests<br>/m);
  });

  it("prints a page with charts as HTML, one of them of the cost with other idle timeouts", async () => {
    const page = await text(...DAY, "--format", "html");
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("<dt>Sleeps after</dt>");
    expect(page).toMatch(/idle (?:time|timeout)/i);
    expect(page).not.toContain("<script");
  });

  it("marks what does not happen with this traffic", async () => {
    const report = await text(...DAY, "--traffic", "silent");
    expect(report).toMatch(/wakes in .*\(not in this traffic; simulated with one\n? *request\)/);
    expect(report).toContain("no requests were sent");
    const [chat] = (await json(...DAY, "--traffic", "silent")).endpoints;
    expect(chat).toMatchObject({ wake: { basis: "probe" }, requests: { total: 0 }, advice: null });
  });

  it("does not price what has no price, and still reports hours", async () => {
    const report = await text(...DAY, "--region", "eu-south-2");
    expect(report).toMatch(/cost {14}not priced: no price of ml\.g5\.12xlarge in eu-south-2 is\s+known/);
    expect(report).toMatch(/instance-hours {4}[\d.]+ a month, 730 always on/);
    const [chat] = (await json(...DAY, "--region", "eu-south-2")).endpoints;
    expect(chat).toMatchObject({ cost: null, monthlyCost: null, alwaysOn: { cost: null } });
  });

  it("prices a type as --price says it, and others by the file of --prices", async () => {
    const prices = files.write("prices.json", {
      formatVersion: "1",
      currency: "USD",
      regions: {
        "us-east-1": {
          asOf: "2020-02-02",
          source: "test",
          instanceHours: { "ml.g5.xlarge": 100, "ml.g5.12xlarge": 1 },
        },
      },
    });
    const { endpoints } = await json(
      ...["simulate", PLAN, "--days", "1", "--prices", prices, "--price", "ml.g5.12xlarge=10"],
    );
    const [chat, ocr] = endpoints;
    expect(chat?.cost?.instances).toBeCloseTo((chat?.instanceHours ?? 0) * 10, 1);
    expect(ocr?.cost?.instances).toBeCloseTo((ocr?.instanceHours ?? 0) * 100, 0);
    expect(ocr?.cost?.asOf).toBe("2020-02-02");
  });

  it("says why an endpoint is constant or not simulated", async () => {
    const report = await text("simulate", files.write("constant.json", constant()));
    expect(report).toContain("llm: constant on ml.g5.xlarge\n");
    expect(report).toMatch(/its number of instances\n *never changes\./);
    expect(report).toMatch(/cost {14}not priced: the Region is not known/);
    const { endpoints } = await json("simulate", files.path("constant.json"), "--region", "us-east-1");
    expect(endpoints).toMatchObject([{ kind: "constant", requests: null, alwaysOn: null, instanceHours: 168 }]);
  });

  it("reads several inputs, and standard input", async () => {
    const { code, stdout } = await scaleToZero(
      ["simulate", "-", files.write("other.json", constant("other")), "--days", "1"],
      { stdin: JSON.stringify(constant("llm")) },
    );
    expect(code).toBe(0);
    expect(stdout.match(/^\w+(?=: constant)/gm)).toEqual(["llm", "other"]);
  });

  it("prints a profile with comments that it accepts itself", async () => {
    const profile = await text("simulate", "--example-profile");
    expect(profile).toMatch(/^# Traffic profile/);
    const traffic = files.write("example.yaml", profile);
    const { code, stdout, stderr } = await scaleToZero([...DAY, "--traffic", traffic]);
    expect(code).toBe(0);
    expect(stdout.split("\n")[0]).toBe("1 day from Mon 2027-01-04 00:00 Europe/Paris, traffic office-chat, seed 1");
    // Its endpoint and component are examples, to be replaced.
    expect(stderr.match(/named "\w+"/g)).toEqual(['named "experiments"', 'named "summaries"']);
  });

  it("writes a report whole, and nothing beside it", async () => {
    const folder = files.path("reports");
    mkdirSync(folder);
    expect(await text(...DAY, "-o", join(folder, "report.txt"))).toBe("");
    expect(readdirSync(folder)).toEqual(["report.txt"]);
    expect(readFileSync(join(folder, "report.txt"), "utf8")).toContain("chat: inference components");
  });
});

describe("the simulated days", () => {
  it("begin with the minute of the first request of a trace, and end with its last day", async () => {
    const trace = files.write("trace.csv", "timestamp\n2026-03-02T08:00:30Z\n2026-03-03T09:00:00Z\n");
    const { start, seconds, endpoints } = await json("simulate", PLAN, "--endpoint", "ocr", "--traffic", trace);
    expect({ start, seconds }).toEqual({ start: "2026-03-02T08:00:00.000Z", seconds: 2 * 86_400 });
    expect(endpoints[0]?.requests?.total).toBe(2);
  });

  it.each([
    [["--start", "2027-06-01", "--time-zone", "Europe/Paris"], "2027-05-31T22:00:00.000Z"],
    [["--start", "2027-06-01T08:30", "--time-zone", "Europe/Paris"], "2027-06-01T06:30:00.000Z"],
    [["--start", "2027-06-01T08:30:15+05:30"], "2027-06-01T03:00:15.000Z"],
    [["--time-zone", "Asia/Tokyo"], "2027-01-03T15:00:00.000Z"],
    // Clocks jump from 00:00 to 01:00.
    [["--start", "2027-03-14", "--time-zone", "America/Havana"], "2027-03-14T05:00:00.000Z"],
  ])("begin by %j at %s", async (options, start) => {
    expect((await json(...DAY, "--traffic", "silent", ...options)).start).toBe(start);
  });
});

describe("a failure", () => {
  const refused = async (...options: readonly string[]) => (await json(...DAY, ...options)).endpoints[0]?.requests;

  it("of AWS to have instances makes clients wait, from the time that it is given for", async () => {
    const usual = await refused();
    const failing = await refused("--fail", "drought@2027-01-04T07:00/4h");
    expect(failing?.refusals ?? 0).toBeGreaterThan(2 * (usual?.refusals ?? 0));
    expect(await refused("--fail", "quota@7h/4h")).not.toEqual(usual);
    // At night nobody needs an instance.
    expect(await refused("--fail", "drought@2027-01-04T01:00/1h")).toEqual(usual);
  });
});

describe("a value that a plan does not know", () => {
  const LIMIT = "aws_appautoscaling_target.this.max_capacity";

  it("is assumed as --assume says it", async () => {
    const plan = files.write("unknown.json", unknownMaximum());
    expect(await text("simulate", plan, "--days", "1")).toContain(LIMIT);
    expect(await text("simulate", plan, "--days", "1", "--assume", `${LIMIT}=3`)).not.toContain(LIMIT);
  });

  it("is refused if no endpoint has it", async () => {
    const { code, stdout, stderr } = await scaleToZero([
      ...DAY,
      "--assume",
      "aws_appautoscaling_target.no.max_capacity=3",
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^--assume aws_appautoscaling_target\.no\.max_capacity: no simulated endpoint has .*\n$/);
  });
});

describe("bad input", () => {
  const profile = (rate: string, more = "") => `periods:\n  - { rate: ${rate} }\n${more}`;

  it.each<readonly [string, () => readonly string[], RegExp]>([
    ["an unknown zone", () => ["--time-zone", "Europe/Atlantis"], /Europe\/Atlantis/],
    ["a Terraform value as zone", () => ["--time-zone", "${TfToken[TOKEN.1]}"], /is not a time zone/],
    [
      "an unknown zone in a profile",
      () => traffic("timeZone: Mars/Base\nperiods: []\n"),
      /:1:\d+: timeZone: .*Mars\/Base/,
    ],
    ["time running backwards", () => traffic("1772438400\n1772438300\n", "trace.csv"), /trace\.csv:2/],
    ["a negative rate", () => traffic(profile("-1")), /:2:\d+: periods\[0\]\.rate is -1/],
    ["10^9 requests", () => traffic(profile("1e9")), /sends about .* requests, more than 500,000,000/],
    ["an empty file", () => traffic(""), /is empty/],
    ["a rate that is no number", () => traffic(profile(".nan")), /periods\[0\]\.rate/],
    ["a missing file", () => ["--traffic", "no/such.csv"], /^no\/such\.csv: cannot be read/],
    ["a folder", () => ["--traffic", files.path(".")], /is not a file|not a regular file|folder/],
    ["a misspelt profile", () => ["--traffic", "weekdays"], /write weekday/],
    ["traffic from standard input", () => ["--traffic", "-"], /^--traffic -: /],
    ["a misspelt preset", () => ["--timing", "aws-blog-8"], /did you mean aws-blog-8b\?/],
    ["no days", () => ["--days", "0"], /It must be a whole number from 1 to 3660\./],
    ["NaN days", () => ["--days", "NaN"], /It must be a whole number/],
    ["too many days", () => ["--days", "3661"], /It must be a whole number/],
    ["a seed that is no number", () => ["--seed", "one"], /It must be a whole number/],
    ["a start that is no time", () => ["--start", "tomorrow"], /^--start "tomorrow" is not a time/],
    ["30 February", () => ["--start", "2027-02-30"], /is not a time/],
    ["an offset that no clock has", () => ["--start", "2027-01-04T08:00+99:99"], /is not a time/],
    ["a failure with such an offset", () => ["--fail", "drought@2027-01-04T08:00+99:99"], /is not a time/],
    ["a time that clocks skip", () => ["--start", "2027-03-28T02:30", "--time-zone", "Europe/Paris"], /clocks skip it/],
    ["a Region that is none", () => ["--region", "Ireland"], /is not an AWS Region/],
    ["a price that is none", () => ["--price", "ml.g5.xlarge=cheap"], /ml\.g5\.xlarge/],
    ["another failure", () => ["--fail", "flood@1h"], /is not a failure/],
    ["a failure without an end", () => ["--fail", "drought@1h/0s"], /is not a failure/],
    ["a failure after the end", () => ["--fail", "drought@2d"], /is not within the simulated days/],
    ["an assumption that is no number", () => ["--assume", "a.b=x"], /is not a value/],
    ["an assumption given twice", () => ["--assume", "a.b=1", "--assume", "a.b=2"], /is given twice/],
    ["an endpoint that is not there", () => ["--endpoint", "chatt"], /did you mean chat\?/],
    ["a format that is none", () => ["--format", "sarif"], /Allowed choices/],
  ])("%s ends with 2 and one sentence, and writes nothing", async (_, options, message) => {
    const output = files.path("never.txt");
    const { code, stdout, stderr } = await scaleToZero([...DAY, ...options(), "-o", output]);
    expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({ code: 2, stdout: "", lines: 1 });
    expect(stderr).toMatch(message);
    expect(existsSync(output)).toBe(false);
  });

  it("names all problems of a file, each on a line of its own, and no more lines than that", async () => {
    const name = files.path("two\nlines.yaml");
    writeFileSync(name, "timeZone: Mars/Base\nperiods: [{ rate: -1 }]\n");
    const { code, stderr } = await scaleToZero([...DAY, "--traffic", name]);
    expect(code).toBe(2);
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/two\\u000alines\.yaml: 2 problems$/),
      expect.stringMatching(/^ {2}.*two\\u000alines\.yaml:1:11: timeZone: /),
      expect.stringMatching(/^ {2}.*two\\u000alines\.yaml:2:19: periods\[0\]\.rate is -1, /),
    ]);
  });

  it("without an endpoint ends with 2", async () => {
    const plan = files.write("bucket.json", { resource: { aws_s3_bucket: { this: { bucket: "b" } } } });
    expect(await scaleToZero(["simulate", plan])).toEqual({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/bucket\.json: has no SageMaker endpoint.* to simulate\n$/),
    });
  });

  it("is reported before the inputs are read", async () => {
    const { stderr } = await scaleToZero(["simulate", "no-such-plan.json", "--traffic", "weekdays"]);
    expect(stderr).toMatch(/weekdays/);
  });

  it("in the folder of the report is reported before the work", async () => {
    const { code, stderr } = await scaleToZero([...DAY, "-o", join(dirname(files.path("x")), "no/such/report.txt")]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/cannot be written/) });
  });
});

describe("a traffic profile that names endpoints and components", () => {
  const profile = (component: string, endpoint: string) =>
    traffic(
      `periods: []\ncomponents:\n  ${component}: { concurrency: 2 }\nendpoints:\n  ${endpoint}: { concurrency: 2 }\n`,
    );

  it("warns of names that the input does not have", async () => {
    const { code, stderr } = await scaleToZero([...DAY, ...profile("chat-larg", "nowhere")]);
    expect(code).toBe(0);
    expect(stderr.split("\n").map((line) => line.replace(/^.*traffic\.yaml: /, ""))).toEqual([
      'no endpoint is named "nowhere", its traffic is not used',
      'no component is named "chat-larg", its traffic is not used; did you mean chat-large?',
      "",
    ]);
  });

  it("is silent about names of the input, also of an endpoint that --endpoint leaves out", async () => {
    const names: { name: string }[] = JSON.parse(
      await text("simulate", PLAN, "--days", "1", "--format", "json"),
    ).endpoints;
    const other = names.find(({ name }) => name !== "chat")?.name ?? "";
    expect(other).not.toBe("");
    expect(await text(...DAY, ...profile("chat-large", other))).toContain("no requests were sent");
  });
});

function traffic(content: string, name = "traffic.yaml"): readonly string[] {
  return ["--traffic", files.write(name, content)];
}

/** A real-time endpoint that nothing scales. */
function constant(name = "llm") {
  const { resource } = stackJson(name);
  return {
    resource: {
      aws_sagemaker_endpoint: resource.aws_sagemaker_endpoint,
      aws_sagemaker_endpoint_configuration: {
        this: {
          name: `${name}-1`,
          production_variants: [
            { variant_name: "main", model_name: "m", instance_type: "ml.g5.xlarge", initial_instance_count: 1 },
          ],
        },
      },
    },
  };
}

function unknownMaximum() {
  const { resource } = stackJson();
  return {
    resource: {
      aws_sagemaker_endpoint: resource.aws_sagemaker_endpoint,
      aws_sagemaker_endpoint_configuration: {
        this: {
          name: "llm-1",
          async_inference_config: [{ output_config: [{ s3_output_path: "s3://b/" }] }],
          production_variants: [
            { variant_name: "main", model_name: "m", instance_type: "ml.g5.xlarge", initial_instance_count: 1 },
          ],
        },
      },
      aws_appautoscaling_target: {
        this: {
          service_namespace: "sagemaker",
          scalable_dimension: "sagemaker:variant:DesiredInstanceCount",
          resource_id: "endpoint/llm/variant/main",
          min_capacity: 0,
          max_capacity: "${var.most}",
        },
      },
    },
  };
}
