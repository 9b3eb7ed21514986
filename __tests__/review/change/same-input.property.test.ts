import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { allRules } from "../../../src/rules/all-rules";
import { changeFile, changeFixtures } from "../../support/change-fixtures";
import { scaleToZero } from "../../support/command-line";
import { scratchFolder } from "../../support/files";

const files = scratchFolder();
const PLANS = join(__dirname, "../../fixtures/plans");
const modes = readdirSync(PLANS).flatMap((name) => (name.endsWith(".json") ? [join(PLANS, name)] : []));
const all = [...changeFixtures().map(changeFile), ...modes];

const review = (argv: readonly string[]) =>
  scaleToZero(["review", ...argv, "--days", "1", "--runs", "1", "--fail-on", "never"], {
    rules: allRules,
    cwd: files.path(""),
  });

// biome-ignore lint/suspicious/noExplicitAny: a test edits any member of a document
type Document = Record<string, any>;

/** The lists whose order Terraform does not give a meaning, each in an order of its own. */
function shuffled(plan: Document, seed: number): Document {
  const [copy] = fc.sample(
    fc.record({
      left: shuffles(plan.planned_values?.root_module),
      prior: shuffles(plan.prior_state?.values?.root_module),
    }),
    { seed, numRuns: 1 },
  );
  const [changes] = fc.sample(anyOrder(plan.resource_changes ?? []), { seed, numRuns: 1 });
  return {
    ...plan,
    ...(plan.planned_values?.root_module && { planned_values: { ...plan.planned_values, root_module: copy?.left } }),
    ...(plan.prior_state?.values?.root_module && {
      prior_state: { ...plan.prior_state, values: { ...plan.prior_state.values, root_module: copy?.prior } },
    }),
    ...(plan.resource_changes && { resource_changes: changes }),
  };
}

const anyOrder = (list: readonly unknown[]): fc.Arbitrary<unknown[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length });

function shuffles(module: Document | undefined): fc.Arbitrary<Document | undefined> {
  if (module === undefined) {
    return fc.constant(undefined);
  }
  const children = (module.child_modules ?? []) as readonly Document[];
  return fc
    .record({ resources: anyOrder(module.resources ?? []), inner: fc.tuple(...children.map(shuffles)) })
    .chain(({ resources, inner }) =>
      anyOrder(inner).map((ordered) => ({
        ...module,
        ...(module.resources && { resources }),
        ...(module.child_modules && { child_modules: ordered }),
      })),
    );
}

describe("a review", () => {
  it("changes nothing if the same document is given twice", async () => {
    expect(all.length).toBeGreaterThan(30);
    for (const file of all) {
      const { stdout, stderr } = await review([file, "--base", file, "--format", "json"]);
      expect({ file, stderr }).toEqual({ file, stderr: "" });
      expect({ file, ...JSON.parse(stdout) }).toMatchObject({
        file,
        isEmpty: true,
        judgement: "same",
        changes: [],
        apply: [],
      });
    }
  }, 120_000);

  it("is the same in whatever order a plan has its resources", async () => {
    const formats = ["json", "text", "markdown"];
    const plans = all.filter((file) => JSON.parse(readFileSync(file, "utf8")).planned_values !== undefined);
    expect(plans.length).toBeGreaterThan(30);
    for (const [index, file] of plans.entries()) {
      const plan = JSON.parse(readFileSync(file, "utf8"));
      const printed = async (document: Document) => {
        files.write("plan.json", document);
        return (await review(["plan.json", "--format", formats[index % formats.length] ?? "json"])).stdout;
      };
      const expected = await printed(plan);
      expect(expected).not.toBe("");
      expect({ file, text: await printed(shuffled(plan, index)) }).toEqual({ file, text: expected });
    }
  }, 120_000);
});
