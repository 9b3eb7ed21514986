import { type CheckResult, checkTopology, Format, type KnownFinding, readTerraform, render } from "../../src/check";
import { allRules } from "../../src/rules/all-rules";
import { scaleToZero, stackJson } from "../support/command-line";
import { scratchFolder } from "../support/files";

const files = scratchFolder();

/** A folder of CDKTF with these stacks. */
function cdktfOut(folder: string, ...names: readonly string[]): string {
  const stacks = names.map((name) => {
    files.write(`${folder}/stacks/${name}/cdk.tf.json`, stackJson(name));
    return [name, { synthesizedStackPath: `stacks/${name}/cdk.tf.json` }];
  });
  files.write(`${folder}/manifest.json`, { stacks: Object.fromEntries(stacks) });
  return files.path(folder);
}

const checked = (path: string, acknowledgements: readonly KnownFinding[] = []): CheckResult =>
  checkTopology(readTerraform(path), { acknowledgements });

const known: KnownFinding = { rule: "C30", address: "aws_sagemaker_endpoint.*", reason: "added next week" };

describe("a check by a program", () => {
  it.each([
    ["a file", () => files.write("stack.json", stackJson())],
    ["a folder with several stacks", () => cdktfOut("several", "chat", "ocr")],
    ["the folder of one stack", () => `${cdktfOut("one", "chat")}/stacks/chat`],
  ])("gives of %s what the command gives", async (_, written) => {
    const path = written();
    const { stdout } = await scaleToZero(["check", path, "--format", "json"], { rules: allRules });
    expect(JSON.parse(render(checked(path).review, Format.JSON))).toEqual(JSON.parse(stdout));
  });

  it("names the file of each stack", () => {
    const folder = cdktfOut("files", "chat", "ocr");
    const places = checked(folder).endpoints.map(({ place }) => place.file);
    expect(places).toEqual(["chat", "ocr"].map((name) => `${folder}/stacks/${name}/cdk.tf.json`));
  });

  it("accepts what its options acknowledge", () => {
    const path = files.write("stack.json", stackJson());
    expect(checked(path).findings.open.map(({ id }) => id)).toContain("C30");
    const { open, acknowledged, acknowledgementProblems } = checked(path, [known]).findings;
    expect(open.map(({ id }) => id)).not.toContain("C30");
    expect(acknowledged).toMatchObject([{ id: "C30", reason: "added next week", inSource: false }]);
    expect(acknowledgementProblems).toEqual([]);
  });

  it("reports an acknowledgement that matches nothing, and still that nothing is in the file", () => {
    const path = files.write("empty.json", { resource: { aws_s3_bucket: { logs: { bucket: "logs" } } } });
    const { findings, review } = checked(path, [known]);
    expect(findings).toMatchObject({
      open: [],
      acknowledgementProblems: [{ id: "A01", place: { file: "acknowledgements", address: "acknowledgements[0]" } }],
    });
    expect(review.nothingIn).toEqual([path]);
  });

  it("divides its findings as verify does, and renders and fails by all of them, as the command does", () => {
    const path = files.write("stack.json", stackJson());
    const expired = { ...known, expires: "2020-02-29" };
    const { endpoints, findings, review } = checked(path, [expired]);
    expect(findings.acknowledgementProblems.map(({ id }) => id)).toEqual(["A02"]);
    expect(findings.open.map(({ id }) => id)).toContain("C30");
    expect([...findings.open, ...findings.acknowledgementProblems].map(({ id }) => id).sort()).toEqual(
      review.findings.map(({ id }) => id).sort(),
    );
    expect(endpoints).toEqual(review.endpoints);
    expect(JSON.parse(render(review, Format.JSON)).findings).toContainEqual(expect.objectContaining({ rule: "A02" }));
  });
});
