import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { TerraformLocal } from "cdktf";
import { addComment, type ModuleSection, ModuleVariable, printedModule } from "../../src/modules";
import { moduleStack } from "../support/printed";

const filesWith = (sections: readonly ModuleSection[]) =>
  printedModule(
    moduleStack(
      (stack) => {
        new ModuleVariable(stack, "name", { description: "Name.", type: "string" });
        new TerraformLocal(stack, "early", 1);
        new TerraformLocal(stack, "late", 2);
        new TerraformLocal(stack, "other", 3);
        new SnsTopic(stack, "A", { name: "a" });
        new SnsTopic(stack, "B", { name: "b" });
        new SnsTopic(stack, "C", { name: "c" });
      },
      { sections },
    ),
  ).files;

const RULE = "#".repeat(80);

describe("the sections of a module", () => {
  it("have a title, a comment and their blocks in their own order", () => {
    const { "main.tf": main } = filesWith([
      { title: "Names", comment: "What others use.", blocks: ["local.late", "local.early"] },
      { title: "Topics", blocks: ["aws_sns_topic.b", "aws_sns_topic.a"] },
      { title: "Table", blocks: ["local.other"] },
    ]);
    expect(main).toBe(`resource "aws_sns_topic" "c" {
  name = "c"
}

${RULE}
# Names
${RULE}
# What others use.

locals {
  late  = 2
  early = 1
}

${RULE}
# Topics
${RULE}

resource "aws_sns_topic" "b" {
  name = "b"
}

resource "aws_sns_topic" "a" {
  name = "a"
}

${RULE}
# Table
${RULE}

locals {
  other = 3
}
`);
  });

  it("have their title in each file that has blocks of them, and in no other", () => {
    const files = filesWith([{ title: "All", blocks: ["var.name", "aws_sns_topic.a"] }]);
    expect(Object.keys(files).filter((file) => files[file]?.includes("# All"))).toEqual(["main.tf", "variables.tf"]);
  });

  it("are about blocks that there are", () =>
    expect(() => filesWith([{ title: "Topics", blocks: ["aws_sns_topic.a", "aws_sns_topic.z", "var.nmae"] }])).toThrow(
      "aws_sns_topic.z, var.nmae: the module has no block with this address. Correct it in the option `sections`",
    ));
});

describe("a comment", () => {
  const mainWith = (comment: (topic: SnsTopic) => void): string => {
    const stack = moduleStack((scope) => {
      const topic = new SnsTopic(scope, "A", { name: "a", displayName: "A" });
      topic.lifecycle = {
        ignoreChanges: ["name"],
        precondition: [
          { condition: "true", errorMessage: "No." },
          { condition: "var.a", errorMessage: "No." },
        ],
      };
      comment(topic);
    });
    return printedModule(stack).files["main.tf"] ?? "";
  };

  it("stands above an argument, which then stands for itself", () =>
    expect(mainWith((topic) => addComment(topic, "Why it is called so.", "name"))).toContain(
      ['  display_name = "A"', "", "  # Why it is called so.", '  name = "a"', ""].join("\n"),
    ));

  it("stands above a block inside of the block, once", () => {
    const main = mainWith((topic) => addComment(topic, "Why.", "lifecycle.precondition"));
    expect(main).toContain("    # Why.\n    precondition {\n");
    expect(main.match(/# Why\./g)).toHaveLength(1);
  });

  it("stands above an argument of a block inside of the block", () =>
    expect(mainWith((topic) => addComment(topic, "Why.", "lifecycle.ignore_changes"))).toContain(
      "    # Why.\n    ignore_changes = [name]\n",
    ));

  it("is broken between its words where it is longer than a line", () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
    const lines = mainWith((topic) => addComment(topic, words.join(" ")))
      .split("\n")
      .filter((line) => line.startsWith("# "));
    expect(lines.every(({ length }) => length <= 120)).toBe(true);
    expect(lines.map((line) => line.slice(2)).join(" ")).toBe(words.join(" "));
  });
});
