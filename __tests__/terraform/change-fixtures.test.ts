import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseTerraform } from "../../src/topology";
import {
  changeFile,
  changeFixtures,
  changeFolder,
  PLAN_OPTIONS,
  printChange,
  recordedChange,
} from "../support/change-fixtures";
import { describeTerraform } from "../support/terraform";
import { AppliedStack } from "./support/applied-stack";

/** Each apply gives the ARN of a scaling policy another identifier. */
const IDENTIFIER = /(?<=:scalingPolicy:)[0-9a-f-]{36}/g;

/** What is read of a plan. */
const read = (plan: unknown) => {
  const text = JSON.stringify(plan).replace(IDENTIFIER, "00000000-0000-0000-0000-000000000000");
  const { changes, topology, before } = parseTerraform(text, "plan.json");
  return { changes, limits: topology.limits, endpoints: topology.endpoints, before: before?.endpoints };
};

/** Those that begin with the same HCL are applied once. */
const byBeginning = new Map<string, string[]>();
for (const name of changeFixtures()) {
  const text = readFileSync(join(changeFolder(name, "before"), "main.tf"), "utf8");
  byBeginning.set(text, [...(byBeginning.get(text) ?? []), name]);
}

describeTerraform("the plans of changes that other tests read", () => {
  describe.each([...byBeginning.values()].map((names) => ({ names, first: names[0] ?? "" })))(
    "that begin as $first does",
    ({ names, first }) => {
      let applied: AppliedStack;
      beforeAll(async () => {
        applied = await AppliedStack.ofFolder(changeFolder(first, "before"));
        expect(await applied.apply()).toMatchObject({ exitCode: 0 });
      });
      afterAll(() => applied.aws.stop());

      it.each(names)("are what Terraform plans: %s", async (name) => {
        const { left, options = [] } = PLAN_OPTIONS[name] ?? {};
        const stack = await applied.fork();
        if (left !== undefined) {
          await stack.leaveState(left);
        }
        await stack.becomeFolder(changeFolder(name, "after"));
        const plan = await stack.printedPlan(...options);
        await stack.aws.stop();
        if (process.env.UPDATE_FIXTURES === "1") {
          writeFileSync(changeFile(name), printChange(plan));
        }
        expect(read(JSON.parse(printChange(plan)))).toEqual(read(recordedChange(name)));
      });
    },
  );
});
