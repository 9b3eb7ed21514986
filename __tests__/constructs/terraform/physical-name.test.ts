import { Construct } from "constructs";
import { nameBelow, physicalName } from "../../../src/constructs/terraform/physical-name";
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

describe("a name that is given for everything below a construct", () => {
  const below = (scope: Construct, ...ids: readonly string[]) => ids.reduce((one, id) => new Construct(one, id), scope);

  it("is the construct's own, and begins those below it, without a hash", () => {
    const scope = new Construct(emptyStack(), "Schedules");
    nameBelow(scope, "weekends");
    expect([physicalName(scope, 64), physicalName(below(scope, "DeadLetters"), 64)]).toEqual([
      "weekends",
      "weekends-dead-letters",
    ]);
  });

  it("may be given before the construct is there, by its path", () => {
    const scope = new Construct(emptyStack(), "Window");
    nameBelow(scope, "restore", "SleepWindow/RestoreScaling");
    const machine = below(scope, "SleepWindow", "RestoreScaling");
    expect([physicalName(machine, 64), physicalName(below(machine, "Grants"), 64)]).toEqual([
      "restore",
      "restore-grants",
    ]);
  });

  it("is the nearest one", () => {
    const scope = new Construct(emptyStack(), "Outer");
    const inner = below(scope, "Inner");
    nameBelow(scope, "outer");
    nameBelow(inner, "inner");
    expect(physicalName(below(inner, "Queue"), 64)).toBe("inner-queue");
  });

  it("says nothing of what lies beside it", () => {
    const stack = emptyStack();
    nameBelow(new Construct(stack, "Named"), "weekends");
    expect(physicalName(new Construct(stack, "Other"), 64)).toMatch(/^test-Other-[0-9a-f]{8}$/);
  });
});
