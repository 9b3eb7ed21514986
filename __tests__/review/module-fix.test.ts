import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkTopology, readTerraform } from "../../src/check";
import { withModuleFix } from "../../src/review/module-fix";
import { ownModuleFix } from "../../src/review/own-module-fix";
import { allRules } from "../../src/rules/all-rules";
import type { ModuleCalls, ModuleInputs } from "../../src/topology";
import { PlanModuleCalls } from "../../src/topology/terraform/plan/module-calls";
import { scaleToZero } from "../support/command-line";
import { modeFile, planFile } from "../support/plan-fixture";

const PLAN = planFile("module-arguments");

/** A resource in `module.llm` whose arguments come from these inputs. */
const callsOf = (arguments_: Readonly<Record<string, Partial<ModuleInputs> & { readonly names: string }>>) => {
  const calls: ModuleCalls = {
    moduleOf: () => ({ calls: ["llm"], source: "./llm", variables: [] }),
    inputsOf: (_, name) => {
      const found = Object.hasOwn(arguments_, name) ? arguments_[name] : undefined;
      return (
        found && {
          kind: found.kind ?? "same",
          inputs: found.names.split(" ").map((one) => ({ calls: ["llm"], name: one })),
        }
      );
    },
  };
  return calls;
};

const edit = (hcl: string, calls: ModuleCalls | undefined): string | undefined =>
  withModuleFix({ hcl }, [{ address: "module.llm.aws_x.y" }], calls).module;

describe("the fix of a resource in a module", () => {
  it("names the argument of the module block", () => {
    const calls = callsOf({ max_capacity: { names: "max_copies" }, min_capacity: { names: "min_copies" } });
    expect(edit("set max_capacity to at least 1", calls)).toBe('set max_copies to at least 1 in module "llm"');
    expect(edit("min_capacity = 0 in module.llm.aws_x.y", calls)).toBe('min_copies = 0 in module "llm"');
    expect(edit("min_capacity = 0, or max_capacity = 2", calls)).toBe(
      'min_copies = 0, or max_copies = 2 in module "llm"',
    );
  });

  it("does not rename what is in quotes", () => {
    const calls = callsOf({ metric_name: { names: "metric" } });
    expect(edit('metric_name = "metric_name"', calls)).toBe('metric = "metric_name" in module "llm"');
  });

  it("names the inputs that an argument is computed from, and keeps the text", () => {
    const calls = callsOf({ min_capacity: { kind: "computed", names: "sleeps copies" } });
    expect(edit("min_capacity = 0", calls)).toBe(
      'min_capacity = 0; module "llm" sets min_capacity from sleeps and copies',
    );
  });

  it("keeps a text with an argument that no input sets", () => {
    const calls = callsOf({ threshold: { names: "wake_threshold" } });
    expect(edit('statistic = "Sum" and threshold = 1', calls)).toBe(
      'statistic = "Sum" and threshold = 1; module "llm" sets threshold from wake_threshold',
    );
  });

  it("is the present one if no input sets anything, if it adds a resource, and outside of modules", () => {
    expect(edit("max_capacity = 1", callsOf({}))).toBeUndefined();
    const calls = callsOf({ min_capacity: { names: "min_copies" } });
    expect(edit("an aws_appautoscaling_scheduled_action that sets min_capacity = 1", calls)).toBeUndefined();
    expect(edit("max_capacity = 1", undefined)).toBeUndefined();
    expect(edit("max_capacity = 1", { moduleOf: () => undefined, inputsOf: () => undefined })).toBeUndefined();
  });
});

describe("the fix in a module of this package", () => {
  const own = (typescript: string, source = "git::https://example.com/x.git//modules/inference-component?ref=v0.1.0") =>
    ownModuleFix({ hcl: "x", typescript }, { calls: ["llm"], source, variables: ["max_copies", "min_copies", "wake"] });

  it("is that of the constructs, with the names of inputs", () => {
    expect(own("set `maxCopies` to at least 1")).toBe("set max_copies to at least 1");
    expect(own("maxCopies: 4")).toBe("max_copies = 4");
    expect(own("set `wake.copies` to at most `maxCopies`")).toBe("set wake.copies to at most max_copies");
    expect(own("remove `minCopies`", "./modules/inference-component/")).toBe("remove min_copies");
  });

  it("is none for what has another name in the module, or none", () => {
    expect(own("remove `wake.alarm.period`")).toBeUndefined();
    expect(own("set `idleTimeout`, or `maxCopies`")).toBeUndefined();
    expect(own("remove the override")).toBeUndefined();
  });

  it("is none in other modules", () => {
    expect(own("set `maxCopies` to at least 1", "./modules/chat")).toBeUndefined();
    expect(own("set `maxCopies` to at least 1", "./inference-component")).toBeUndefined();
  });

  it("names a member that the module has", () => {
    const variables = readFileSync(join(__dirname, "../../modules/inference-component/variables.tf"), "utf8");
    expect(/^variable "wake" \{.*?^\}/ms.exec(variables)?.[0]).toMatch(/^ +copies +=/m);
  });
});

describe("what the apply does", () => {
  const minimum = (from: number, to: number) => {
    const managed = (min: number) => [{ managed_instance_scaling: [{ min_instance_count: min }] }];
    const address = "module.llm.aws_sagemaker_endpoint_configuration.this";
    const calls = new PlanModuleCalls({
      configuration: {
        root_module: {
          module_calls: {
            llm: {
              source: "./llm",
              expressions: { min_instances: { constant_value: to } },
              module: {
                resources: [
                  {
                    address: "aws_sagemaker_endpoint_configuration.this",
                    expressions: {
                      production_variants: [
                        { managed_instance_scaling: [{ min_instance_count: { references: ["var.min_instances"] } }] },
                      ],
                    },
                  },
                ],
              },
            },
          },
        },
      },
      planned_values: {
        root_module: { child_modules: [{ resources: [{ address, values: { production_variants: managed(to) } }] }] },
      },
    });
    const fix = { hcl: `min_instance_count = ${from}` };
    return withModuleFix(fix, [{ address: "module.llm.aws_sagemaker_endpoint.this" }, { address }], calls).module;
  };

  it("has a fix with an input of another resource of the effect", () =>
    expect(minimum(0, 2)).toBe('min_instances = 0 in module "llm"'));
});

describe("the commands", () => {
  const FORMATS = ["text", "markdown", "json", "sarif", "junit"];
  const printed = async (...argv: readonly string[]): Promise<string> => {
    const { stdout } = await scaleToZero([...argv, "--fail-on", "never"], { rules: allRules });
    return stdout.replaceAll('\\"', '"').replaceAll("&quot;", '"').replace(/\s+/g, " ");
  };

  it.each(["check", "review"])("%s prints the edit of the module block in each format", async (command) => {
    for (const format of command === "check" ? FORMATS : [...FORMATS, "gitlab-codequality"]) {
      const text = await printed(command, PLAN, "--format", format);
      expect([format, text]).toEqual([
        format,
        expect.stringContaining('set copies to at least 1 in module "platform"'),
      ]);
      expect([format, text]).toEqual([
        format,
        expect.stringContaining('set max_copies to at least 1 in module "chat"'),
      ]);
      expect([format, text]).toEqual([format, expect.stringContaining('module "chat" sets min_capacity from sleeps')]);
    }
  });

  it("keep the edit of the resource in JSON", async () => {
    const { stdout } = await scaleToZero(["check", PLAN, "--format", "json", "--fail-on", "never"], {
      rules: allRules,
    });
    const fixes = JSON.parse(stdout).findings.map((one: { readonly fix: unknown }) => one.fix);
    expect(fixes).toContainEqual(
      expect.objectContaining({
        hcl: "set max_capacity to at least 1",
        module: 'set max_copies to at least 1 in module "chat"',
      }),
    );
  });

  it("name the input of a module of this package", async () => {
    expect(await printed("check", modeFile("own-module"))).toContain('fix remove min_copies in module "llm"');
  });

  it("have the edit in programs, too", () => {
    const { findings } = checkTopology(readTerraform(PLAN));
    expect(findings.open.map(({ fix }) => fix.module)).toContain('set max_copies to at least 1 in module "chat"');
  });

  it("do not name a module for what is in none", async () => {
    expect(await printed("check", planFile("peer-unmanaged-instances"))).not.toContain("in module");
  });
});
