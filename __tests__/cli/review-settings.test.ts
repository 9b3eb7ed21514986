import { mkdirSync } from "node:fs";
import { allRules } from "../../src/rules/all-rules";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { modeFile } from "../support/plan-fixture";

const files = scratchFolder();
const PRICES = { formatVersion: "1", currency: "USD", regions: {} };
const PROFILE = "periods: [{ rate: 1 }]\n";

let written = 0;
/** Reviews a plan in which nothing changes, in a folder with these settings and other files. */
function review(settings: unknown, others: Readonly<Record<string, unknown>> = {}, ...argv: readonly string[]) {
  written += 1;
  const folder = `project-${written}`;
  mkdirSync(files.path(`${folder}/folder`), { recursive: true });
  files.write(`${folder}/.scale-to-zero.json`, settings);
  for (const [name, content] of Object.entries(others)) {
    files.write(`${folder}/${name}`, content);
  }
  return scaleToZero(["review", modeFile("nothing-to-do"), "--days", "1", "--runs", "1", ...argv], {
    rules: allRules,
    cwd: files.path(folder),
  });
}

const FAULT = { code: 2, stdout: "" };

describe("the settings of a review in .scale-to-zero.json", () => {
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ["a misspelt member", { trafic: "silent" }, 'the document has an unknown member: "trafic"; did you mean traffic?'],
    [
      "a misspelt budget",
      { budgets: { maxWak: "8m" } },
      'budgets has an unknown member: "maxWak"; did you mean maxWake? use maxMonthlyCost, maxWake or maxIdleToZero',
    ],
    ["a duration that the option refuses", { budgets: { maxWake: "8   m" } }, "budgets.maxWake must be a duration"],
    ["an unknown profile", { traffic: "weekdy" }, 'traffic: "weekdy" is not a built-in traffic profile: write weekday'],
    ["standard input", { traffic: "-" }, 'traffic: "-" is not a built-in traffic profile'],
    ["an unknown preset", { timing: "aws-blog-8" }, 'timing: there is no timing preset "aws-blog-8"; did you mean'],
    ["prices that do not exist", { prices: "none" }, 'prices "none" does not exist; write the path of a file'],
    ["traffic that does not exist", { traffic: "a.yaml" }, 'traffic "a.yaml" does not exist; write the path'],
    ["times that do not exist", { timing: "a.yaml" }, 'timing "a.yaml" does not exist; write the path'],
    ["a folder for traffic", { traffic: "folder" }, 'traffic "folder" is not a file; write'],
    ["a folder for timing", { timing: "folder" }, 'timing "folder" is not a file; write'],
    ["a folder for prices", { prices: "folder" }, 'prices "folder" is not a file; write'],
    ["no JSON", "traffic: silent", "is not valid JSON"],
    ["nothing", "", "is empty"],
  ];

  it.each(wrong)("are refused for %s, by the name of the file and of the member", async (_, settings, message) => {
    const { stderr, ...rest } = await review(settings);
    expect(rest).toEqual(FAULT);
    expect(stderr).toContain(`.scale-to-zero.json: ${message}`);
  });

  it("are refused if they are in a folder of this name", async () => {
    mkdirSync(files.path("taken/.scale-to-zero.json"), { recursive: true });
    const given = { rules: allRules, cwd: files.path("taken") };
    const { stderr, ...rest } = await scaleToZero(["review", modeFile("nothing-to-do")], given);
    expect(rest).toEqual(FAULT);
    expect(stderr).toBe(".scale-to-zero.json: is a folder; pass the path of a file\n");
  });

  it("take a built-in profile, also beside a folder of its name", async () => {
    mkdirSync(files.path("silent/silent"), { recursive: true });
    files.write("silent/.scale-to-zero.json", { traffic: "silent", timing: "aws-blog-8b" });
    const argv = ["review", modeFile("nothing-to-do"), "--format", "json"];
    const { code, stdout } = await scaleToZero(argv, { rules: allRules, cwd: files.path("silent") });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).traffic).toMatchObject({ name: "silent", isDefault: false });
  });

  it("take files beside them, and the address of their schema", async () => {
    const settings = {
      $schema: "scale-to-zero.schema.json",
      traffic: "mine.yaml",
      timing: "times.yaml",
      prices: "p.json",
    };
    const others = {
      "mine.yaml": PROFILE,
      "times.yaml": "loadSeconds: 90\n",
      "p.json": PRICES,
    };
    expect((await review(settings, others)).stderr).toBe("");
  });

  it("name an endpoint that does not exist: the traffic of the others is used, with a warning", async () => {
    const traffic = `${PROFILE}endpoints: { chatt: { periods: [{ rate: 2 }] } }\n`;
    const { code, stderr } = await review({ traffic: "mine.yaml" }, { "mine.yaml": traffic });
    expect(code).toBe(0);
    expect(stderr).toBe('mine.yaml: no endpoint is named "chatt", its traffic is not used; did you mean chat?\n');
  });

  it("name an endpoint that exists: its traffic is used, without a warning", async () => {
    const hours = async (text: string) => {
      const { stdout, stderr } = await review({ traffic: "mine.yaml" }, { "mine.yaml": text }, "--format", "json");
      expect(stderr).toBe("");
      return JSON.parse(stdout).endpoints[0].after.monthlyInstanceHours.typical;
    };
    const silent = "periods: []\n";
    const named = `${silent}endpoints: { chat: { periods: [{ rate: 60 }] } }\n`;
    expect(await hours(named)).toBeGreaterThan(await hours(silent));
  });

  it("are not looked at where the command line has the option, as their error says", async () => {
    for (const [name, instead] of [
      ["traffic", "silent"],
      ["timing", "aws-blog-8b"],
      ["prices", "p.json"],
    ] as const) {
      const settings = { [name]: "../elsewhere.json" };
      const others = { "p.json": PRICES };
      const { stderr } = await review(settings, others);
      expect(stderr).toContain(
        `is outside the folder of this file and outside the working directory; move it there, or pass --${name}`,
      );
      expect(await review(settings, others, `--${name}`, instead)).toMatchObject({ code: 0, stderr: "" });
    }
  });
});
