import { existsSync } from "node:fs";
import { allRules } from "../../../src/rules/all-rules";
import { parseTerraform } from "../../../src/topology";
import { effectTexts } from "../../support/apply-effects";
import { changeFile, changeFixtures, readChange } from "../../support/change-fixtures";
import { scaleToZero } from "../../support/command-line";
import { EXPECTED_CHANGES } from "../../support/expected-changes";
import { recordedMode } from "../../support/plan-fixture";
import { changesIn, shown } from "../../support/plan-of-changes";

const OPTIONS = [
  "--format",
  "json",
  "--runs",
  "1",
  "--price",
  "ml.g5.xlarge=1",
  "--price",
  "ml.g5.2xlarge=2",
  "--fail-on",
  "never",
];

async function sentenceOf(name: string): Promise<string> {
  const { stdout, stderr } = await scaleToZero(["review", changeFile(name), ...OPTIONS], { rules: allRules });
  expect({ name, stderr: stderr.includes("Error") }).toEqual({ name, stderr: false });
  return JSON.parse(stdout).sentence;
}

describe("a change that Terraform planned", () => {
  it("is in the corpus with what is expected of it", () => {
    expect(changeFixtures()).toEqual(Object.keys(EXPECTED_CHANGES));
    expect(changeFixtures().filter((name) => existsSync(changeFile(name))).length).toBeGreaterThanOrEqual(25);
  });

  describe.each(Object.entries(EXPECTED_CHANGES))("%s", (name, expected) => {
    const reading = readChange(name);

    it("changes these resources and arguments", () => {
      expect((reading.changes ?? []).map(({ action, address }) => `${action} ${address}`)).toEqual(expected.changes);
      expect((reading.changes ?? []).flatMap(shown)).toEqual(expected.attributes);
    });

    it("has these effects", () => expect(effectTexts(reading)).toEqual(expected.effects));

    it("is summed up in one sentence", async () => expect(await sentenceOf(name)).toBe(expected.sentence));
  });
});

describe("a change that this Terraform cannot plan", () => {
  const effectsIn = (name: string) => effectTexts(readDocumented(name));
  const readDocumented = (name: string) => parseTerraform(JSON.stringify(recordedMode(`documented/${name}`)), name);

  it("is not known yet where Terraform defers it", () => {
    expect(changesIn(recordedMode("documented/terraform-1.8-deferred"))).toEqual([]);
    expect(effectsIn("terraform-1.8-deferred")).toEqual([expect.stringMatching(/^not known yet \(note\): .*defers/)]);
  });

  it("forgets and creates as OpenTofu does, under a name that is still taken", () => {
    expect(effectsIn("opentofu-1.10-forget")).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^fails \(error\): /),
        expect.stringMatching(/^forgets \(warning\): /),
      ]),
    );
  });

  it("replaces without a deletion, as Terraform 1.16 can", () => {
    expect(effectsIn("terraform-1.16-destroy-false").some((text) => text.startsWith("forgets (warning): "))).toBe(true);
    expect(effectsIn("terraform-1.16-destroy-false").some((text) => text.startsWith("deletes"))).toBe(false);
  });
});
