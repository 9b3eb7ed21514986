import fc from "fast-check";
import { ModuleOutput, ModuleStack, ModuleVariable } from "../../src/modules";
import { asLiteral, hostileText } from "../support/arbitrary-hcl";
import {
  bothWorkspaces,
  describeTerraform,
  exampleStack,
  exampleStackNames,
  printedWorkspace,
  type Workspace,
} from "../support/terraform";
import { isObject, type Plan } from "../support/terraform-plan";

/** What a plan would do, without the paths of the files that it comes from and the names that its time goes into. */
function changes({ resource_changes, planned_values }: Plan): unknown {
  const hashes = /\bassets\/[^"/]+\/[0-9A-F]{32}\//g;
  const text = JSON.stringify([resource_changes, planned_values.outputs]).replaceAll(hashes, "assets/");
  return JSON.parse(
    resource_changes.reduce((whole, { type, change }) => {
      const name = HASHED.includes(type) && isObject(change.after) ? String(change.after.name) : undefined;
      return name === undefined ? whole : whole.replaceAll(name, name.replace(/[0-9a-f]{8}$/, "(hash)"));
    }, text),
  );
}

const HASHED = ["aws_sagemaker_endpoint_configuration", "aws_sagemaker_model"];

describeTerraform.each(exampleStackNames())("the example %s, printed as HCL,", (name) => {
  let printed: Workspace;

  beforeAll(async () => {
    printed = await printedWorkspace(exampleStack(name));
  });

  it("is as terraform fmt writes it", () => expect(printed.checkFormat()).resolves.toBeUndefined());

  it("is valid for the provider, without a warning", async () => {
    expect(await printed.validate()).toMatchObject({ valid: true, diagnostics: [] });
  });
});

// The two that have all kinds of resources between them: each plan takes its seconds.
describeTerraform.each(["office-hours", "stable-diffusion-async"])("the example %s, printed as HCL,", (name) => {
  it("plans what the synthesized stack plans", async () => {
    const { printed, synthesized } = await bothWorkspaces(exampleStack(name));
    expect(changes(await printed.plan())).toEqual(changes(await synthesized.plan()));
  });
});

const workspacesOf = (build: (stack: ModuleStack) => void) =>
  bothWorkspaces((app) => {
    const stack = new ModuleStack(app, "example");
    build(stack);
    return stack;
  });

describeTerraform("a printed module", () => {
  it("holds every text as it was given", async () => {
    // In JSON, Terraform takes a byte order mark at the beginning of a text for one of a file, and drops it.
    const texts = fc.sample(hostileText, { numRuns: 300, seed: 6 }).filter((text) => !text.startsWith("\ufeff"));
    const { printed, synthesized } = await workspacesOf((stack) => {
      new ModuleOutput(stack, "texts", {
        description: texts.join(" ").replaceAll(/[$%]/g, ""),
        value: texts.map(asLiteral),
      });
      new ModuleOutput(stack, "keys", {
        description: "Keys.",
        value: Object.fromEntries(texts.filter((text) => text !== "__proto__").map((text) => [asLiteral(text), 0])),
      });
      new ModuleVariable(stack, "lines", {
        description: "First.\nSecond.\n",
        type: "string",
        default: "a\n  b \\n\n\n",
      });
      new ModuleOutput(stack, "lines", { description: "Lines.", value: "${var.lines}" });
    });
    await printed.checkFormat();
    const { outputs } = (await printed.plan()).planned_values;
    expect(outputs).toEqual((await synthesized.plan()).planned_values.outputs);
    // Terraform normalizes every text.
    expect(outputs?.texts?.value).toEqual(texts.map((text) => text.normalize("NFC")));
    expect(outputs?.lines?.value).toBe("a\n  b \\n\n\n");
  });

  it("takes its defaults of 0 and false, and refuses what its validation refuses", async () => {
    const { printed } = await workspacesOf((stack) => {
      new ModuleVariable(stack, "copies", {
        description: "Copies.",
        type: "number",
        default: 0,
        nullable: false,
        validation: [{ condition: "var.copies >= 0", errorMessage: "Copies must be at least 0." }],
      });
      new ModuleVariable(stack, "components", {
        description: "Components.",
        type: "map(object({ on = optional(bool, false), copies = optional(number, 0), none = optional(string) }))",
        default: { llm: {} },
      });
      new ModuleOutput(stack, "all", {
        description: "All.",
        value: { copies: "${var.copies}", components: "${var.components}" },
      });
    });
    expect((await printed.plan()).planned_values.outputs?.all?.value).toEqual({
      copies: 0,
      components: { llm: { on: false, copies: 0, none: null } },
    });
    await expect(printed.plan({ variables: { copies: -1 } })).rejects.toThrow("Copies must be at least 0.");
  });
});
