import { join } from "node:path";
import { parseTerraform, readTerraform } from "../../../../src/topology";
import { scratchFolder } from "../../../support/files";

const files = scratchFolder();

const stack = (lines: unknown, stackTrace?: readonly string[]) => ({
  "//": { metadata: { scaleToZero: { lines } } },
  resource: {
    aws_cloudwatch_metric_alarm: {
      wake: { alarm_name: "wake", "//": { metadata: { path: "prod/Llm/Llama/Scaling/WakeAlarm", stackTrace } } },
    },
  },
});

const lineIn = (document: object) =>
  parseTerraform(JSON.stringify(document), "cdk.tf.json").topology.alarms.map(({ sourceLine }) => sourceLine);

describe("the lines that constructs record", () => {
  it("are those of the innermost construct that has one", () => {
    expect(lineIn(stack({ "prod/Llm": "main.ts:3", "prod/Llm/Llama": "infra/llama.ts:9" }))).toEqual([
      { file: "infra/llama.ts", line: 9 },
    ]);
    expect(lineIn(stack({ "prod/Llm": "main.ts:3" }))).toEqual([{ file: "main.ts", line: 3 }]);
  });

  it("are none of a construct whose path only begins the same", () =>
    expect(lineIn(stack({ "prod/Ll": "main.ts:3", "prod/Llm/Llama2": "main.ts:4", "dev/Llm": "main.ts:5" }))).toEqual([
      undefined,
    ]));

  it("do not replace a stack trace of CDKTF", () =>
    expect(lineIn(stack({ "prod/Llm": "main.ts:3" }, ["new Alarm (/app/alarm.ts:7:1)"]))).toEqual([
      { file: "/app/alarm.ts", line: 7 },
    ]));

  it("are also those of changes", () => {
    const { resources } = parseTerraform(JSON.stringify(stack({ "prod/Llm": "main.ts:3" })), "cdk.tf.json").written();
    expect(resources.map(({ sourceLine }) => sourceLine)).toEqual([{ file: "main.ts", line: 3 }]);
  });

  it.each([
    ["no table", ["prod/Llm"]],
    ["a text", "prod/Llm"],
    ["a number in place of a line", { "prod/Llm": 3 }],
    ["no line", { "prod/Llm": "main.ts" }],
    ["line zero", { "prod/Llm": "main.ts:0" }],
    ["a line beyond all files", { "prod/Llm": "main.ts:9999999999" }],
    ["no file", { "prod/Llm": ":3" }],
    ["an absolute path", { "prod/Llm": "/etc/passwd:1" }],
    ["a path with a drive", { "prod/Llm": "C:\\main.ts:1" }],
    ["a path out of the folder", { "prod/Llm": "../main.ts:1" }],
    ["a path out of the folder on a detour", { "prod/Llm": "a/../../main.ts:1" }],
    ["two lines of text", { "prod/Llm": "main\n.ts:1" }],
    ["a very long path", { "prod/Llm": `${"a".repeat(5000)}:1` }],
  ])("are none if the document has %s", (_, lines) => expect(lineIn(stack(lines))).toEqual([undefined]));

  it("are in the file that lies around the output, wherever the command runs", () => {
    const program = files.write("infra/main.ts", "");
    for (const output of ["infra/cdktf.out/stacks/prod", "infra/ci/head/stacks/prod"]) {
      const file = files.write(`${output}/cdk.tf.json`, stack({ "prod/Llm": "main.ts:3" }));
      const { topology } = readTerraform(file);
      expect(topology.alarms.map(({ sourceLine }) => sourceLine)).toEqual([{ file: program, line: 3 }]);
    }
  });

  it("keep their path if the program is not there", () => {
    files.write("moved/cdktf.out/stacks/prod/cdk.tf.json", stack({ "prod/Llm": "lib/gone.ts:3" }));
    const { topology } = readTerraform(join(files.path("moved/cdktf.out"), "stacks/prod"));
    expect(topology.alarms.map(({ sourceLine }) => sourceLine)).toEqual([{ file: "lib/gone.ts", line: 3 }]);
  });
});
