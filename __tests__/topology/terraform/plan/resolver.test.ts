import { ScaleToZeroError } from "../../../../src/errors";
import { ConfigurationModule } from "../../../../src/topology/terraform/plan/configuration";
import {
  addInstance,
  childModule,
  type ModuleInstance,
  rootModule,
} from "../../../../src/topology/terraform/plan/instances";
import { Resolver } from "../../../../src/topology/terraform/plan/resolver";
import { Waiting } from "../../../../src/topology/terraform/plan/waiting";

const DEPTH = 200;

const both = (prefix: string) => ({ references: [`${prefix}a`, `${prefix}b`] });

/** Modules in modules, whose outputs (and arguments) each refer to both of the next (and the one before). */
function nested(depth: number): object {
  const innermost = depth === 0;
  const output = innermost ? { references: ["aws_sagemaker_endpoint.llm.name"] } : both("module.next.");
  return {
    outputs: { a: { expression: output }, b: { expression: output } },
    module_calls: innermost
      ? {}
      : { next: { expressions: { a: both("var."), b: both("var.") }, module: nested(depth - 1) } },
  };
}

const at = (root: ModuleInstance, module = root) => ({ module, key: undefined, forEach: undefined });

function chain(): { root: ModuleInstance; innermost: ModuleInstance } {
  const root = rootModule(new ConfigurationModule(nested(DEPTH)));
  let innermost = root;
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const address = `${innermost.address}${innermost.address === "" ? "" : "."}module.next`;
    innermost = childModule(innermost, address) ?? innermost;
  }
  addInstance(innermost.resources, "aws_sagemaker_endpoint.llm", undefined, "the endpoint");
  return { root, innermost };
}

describe("Resolver", () => {
  it("follows outputs that branch at each of many modules, each once", () => {
    const { root } = chain();
    expect(new Resolver("plan.json").resolve(both("module.next."), at(root))).toEqual(["the endpoint"]);
  });

  it("follows variables that branch at each of many modules, each once", () => {
    const { root, innermost } = chain();
    const resolver = new Resolver("plan.json");
    expect(resolver.resolve(both("var."), at(root, innermost))).toEqual([]);
    const configured = { expressions: { name: both("var.") } };
    expect(new Waiting().of(configured, innermost)).toEqual([]);
  });

  it("ends where modules refer to each other in a circle", () => {
    const call = { expressions: { a: { references: ["module.llm.a"] } }, module: {} };
    const module = { outputs: { a: { expression: { references: ["var.a", "aws_sagemaker_endpoint.llm"] } } } };
    const root = rootModule(new ConfigurationModule({ module_calls: { llm: { ...call, module } } }));
    childModule(root, "module.llm");
    expect(new Resolver("plan.json").resolve({ references: ["module.llm.a"] }, at(root))).toEqual([
      "module.llm.aws_sagemaker_endpoint.llm",
    ]);
  });

  it("gives a plan up with an error in which each of many depends on each of many others", () => {
    const root = rootModule(new ConfigurationModule({}));
    for (let index = 0; index < 5_000; index += 1) {
      addInstance(root.resources, "aws_sagemaker_endpoint.llm", index, `aws_sagemaker_endpoint.llm[${index}]`);
    }
    const resolver = new Resolver("plan.json");
    const all = () => {
      for (let index = 0; index < 5_000; index += 1) {
        resolver.resolve({ references: ["aws_sagemaker_endpoint.llm", "var.more"] }, at(root));
      }
    };
    expect(all).toThrow(ScaleToZeroError);
    expect(all).toThrow(/^plan\.json: its expressions refer to each other in more than 20000000 ways/);
  });
});
