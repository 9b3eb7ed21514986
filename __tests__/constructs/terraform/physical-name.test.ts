import { Construct } from "constructs";
import { physicalName } from "../../../src/constructs/terraform/physical-name";
import { emptyStack } from "../../support/synthesized";

describe("the name of something that was given none", () => {
  it("is the path, and a hash of it", () => {
    expect(physicalName(new Construct(emptyStack(), "Llm"), 63)).toMatch(/^test-Llm-[0-9a-f]{8}$/);
  });

  it("is the same in every run", () => {
    const names = [1, 2].map(() => physicalName(new Construct(emptyStack(), "Llm"), 63));
    expect(names[0]).toBe(names[1]);
  });

  it("differs between stacks", () => {
    const names = ["prod", "test"].map((id) => physicalName(new Construct(emptyStack(id), "x".repeat(80)), 63));
    expect(names[0]).not.toBe(names[1]);
  });

  it("differs where the paths differ in what is cut off", () => {
    const stack = emptyStack();
    const names = ["1", "2"].map((end) => physicalName(new Construct(stack, "x".repeat(80) + end), 63));
    expect(names[0]).not.toBe(names[1]);
    expect(names.map((name) => name.length)).toEqual([63, 63]);
  });

  it("holds letters, digits and hyphens only", () => {
    expect(physicalName(new Construct(emptyStack(), "My_Llm (é)"), 63)).toMatch(/^test-My-Llm-[0-9a-f]{8}$/);
  });
});
