import { ModuleOutput, ModuleVariable, printedModule } from "../../src/modules";
import { moduleStack } from "../support/printed";

describe("the tables of a README", () => {
  it("say what a module needs, takes and gives", () => {
    const { tables } = printedModule(
      moduleStack((stack) => {
        new ModuleVariable(stack, "components", {
          description: "Components by name;\neach has `copies` | none, <= 9 & more.\n",
          type: "map(object({ model = string, max_copies = optional(number, 1) }))",
        });
        new ModuleVariable(stack, "idle", { description: "Seconds.", type: "number", default: 0 });
        new ModuleVariable(stack, "tags", {
          description: "Tags.",
          type: "map(string)",
          default: { a: "b|c", d: "$${e}" },
        });
        new ModuleOutput(stack, "arn", { description: "The ARN.", value: "x" });
      }),
    );
    expect(tables).toBe(`## Requirements

| Name | Version |
| --- | --- |
| terraform | \`>= 1.5.0\` |
| aws | \`>= 6.21.0, < 7.0.0\` |

## Inputs

| Name | Description | Type | Default | Required |
| --- | --- | --- | --- | --- |
| <a name="input_components"></a> components | Components by name; each has \`copies\` \\| none, &lt;= 9 &amp; more. | <pre>map(object({<br/>  model      = string<br/>  max_copies = optional(number, 1)<br/>}))</pre> | n/a | yes |
| <a name="input_idle"></a> idle | Seconds. | \`number\` | \`0\` | no |
| <a name="input_tags"></a> tags | Tags. | \`map(string)\` | <pre>{<br/>  a = "b&#124;c"<br/>  d = "$\${e}"<br/>}</pre> | no |

## Outputs

| Name | Description |
| --- | --- |
| <a name="output_arn"></a> arn | The ARN. |`);
  });

  it("say so where there is nothing to say", () =>
    expect(printedModule(moduleStack(() => {})).tables).toContain("## Inputs\n\nNone.\n\n## Outputs\n\nNone."));

  it("are one line for each input, whatever it is described with", () => {
    const description = "a | b\r\nc [d](e) _f_ *g* \\ <script>\n\n- h";
    const { tables } = printedModule(
      moduleStack((stack) => void new ModuleVariable(stack, "one", { description, type: "any", default: ["a | `b`"] })),
    );
    const [row] = tables.split("\n").filter((line) => line.includes("input_one"));
    expect(row?.replaceAll(/\\./g, "").match(/\|/g)).toHaveLength(6);
    expect(row).not.toContain("<script>");
  });

  it("leave names in back quotes as they are, and items of items where they belong", () => {
    const description = "Of `max_copies`:\n\n- `a|b`: max_copies\n  - `c_d`: deeper\n";
    const { tables } = printedModule(
      moduleStack((stack) => void new ModuleVariable(stack, "one", { description, type: "any" })),
    );
    expect(tables).toContain("| Of `max_copies`:<br/>- `a\\|b`: max\\_copies<br/>&nbsp;&nbsp;- `c_d`: deeper |");
  });
});
