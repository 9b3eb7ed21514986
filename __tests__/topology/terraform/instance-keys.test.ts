import { parseTerraform } from "../../../src/topology";
import { withoutKeys } from "../../../src/topology/terraform/instance-keys";
import { ConfigurationModule } from "../../../src/topology/terraform/plan/configuration";
import { childModule, rootModule } from "../../../src/topology/terraform/plan/instances";
import { parseReference } from "../../../src/topology/terraform/plan/reference";

/** More signs than a pattern that remembers each of them has room for. */
const LONG = 10_000_000;

describe("the address of all instances", () => {
  it.each([
    ["aws_x.y", "aws_x.y"],
    ["aws_x.y[0]", "aws_x.y"],
    ['module.a["b"].aws_x.y["c"]', "module.a.aws_x.y"],
    ['aws_x.y["a \\"quoted\\" ] b"]', "aws_x.y"],
    ['aws_x.y["open]', 'aws_x.y["open]'],
  ])("of %s is %s", (address, all) => expect(withoutKeys(address)).toBe(all));

  it("has no key, however long it is", () => {
    expect(withoutKeys(`aws_x.y["${"a".repeat(LONG)}"]`)).toBe("aws_x.y");
  });

  it("ends where a key has more backslashes than anybody writes", () => {
    const address = `aws_x.y["${"\\n".repeat(LONG / 2)}"]`;
    expect(withoutKeys(address)).toBe(address);
  });
});

it("reads a reference with a long key", () => {
  expect(parseReference(`aws_x.y["${"a".repeat(LONG)}"].arn`)).toMatchObject({ kind: "resource", resource: "aws_x.y" });
  expect(parseReference(`module.y["${"\\n".repeat(LONG / 2)}"].arn`)).toMatchObject({ kind: "module", name: "y" });
});

it("reads the address of a module with a long key", () => {
  const child = childModule(rootModule(new ConfigurationModule({})), `module.a["${"b".repeat(LONG)}"]`);
  expect(child?.key).toHaveLength(LONG);
});

it("reads a plan whose addresses are long", () => {
  const key = "k".repeat(LONG);
  const address = `aws_sagemaker_endpoint.e["${key}"]`;
  const resource = { address, mode: "managed", type: "aws_sagemaker_endpoint", name: "e", index: key };
  const plan = {
    format_version: "1.2",
    planned_values: { root_module: { resources: [{ ...resource, values: { name: "llm" } }] } },
    configuration: { root_module: { resources: [{ address: "aws_sagemaker_endpoint.e", type: resource.type }] } },
  };
  expect(parseTerraform(JSON.stringify(plan), "plan.json").topology.endpoints).toHaveLength(1);
});
