import fc from "fast-check";
import { ResourcePatterns } from "../../../src/rules/schedules/resource-patterns";
import { matches } from "../../../src/rules/schedules/wildcard";
import { Work } from "../../../src/topology/work";

const covers = (patterns: readonly string[], name: string | undefined): boolean => {
  const all = new ResourcePatterns(new Work("a test"), { region: "eu-west-3" });
  for (const pattern of patterns) {
    all.add(pattern);
  }
  return all.cover("endpoint", name);
};

describe("the resources of statements", () => {
  const arn = (resource: string, service = "sagemaker") => `arn:aws:${service}:eu-west-3:123456789012:${resource}`;

  it("are looked up by their whole names, their beginnings, and one by one with a wildcard inside", () => {
    expect(covers([arn("endpoint/llm")], "llm")).toBe(true);
    expect(covers([arn("endpoint/ll*")], "llm")).toBe(true);
    expect(covers([arn("endpoint/*m")], "llm")).toBe(true);
    expect(covers([arn("endpoint/other"), arn("endpoint/x*"), arn("endpoint/*x")], "llm")).toBe(false);
    expect(covers([arn("endpoint/llm", "s3")], "llm")).toBe(false);
    expect(covers(["*"], "llm")).toBe(true);
  });

  it("are none of another Region or partition, and nothing that is no ARN", () => {
    expect(covers(["arn:aws:sagemaker:eu-west-1:123456789012:endpoint/llm"], "llm")).toBe(false);
    expect(covers(["arn:aws-cn:sagemaker:*:123456789012:endpoint/llm"], "llm")).toBe(false);
    expect(covers(["arn:aws:sagemaker:*:*:endpoint/llm"], "llm")).toBe(true);
    expect(covers(["endpoint/llm"], "llm")).toBe(false);
  });

  it("are compared by their kind where the name is not known", () => {
    expect(covers([arn("endpoint/llm")], undefined)).toBe(true);
    expect(covers([arn("inference-component/llm")], undefined)).toBe(false);
    expect(covers(["*"], undefined)).toBe(true);
  });

  it("cover what one of the patterns matches, whatever the patterns", () => {
    const sign = fc.constantFrom("a", "b", "*", "?");
    const pattern = fc.array(sign, { maxLength: 5 }).map((signs) => signs.join(""));
    const name = fc.array(fc.constantFrom("a", "b"), { maxLength: 5 }).map((signs) => signs.join(""));
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 4 }), name, (patterns, text) => {
        const expected = patterns.some((one) => matches(`endpoint/${one}`, `endpoint/${text}`));
        return (
          covers(
            patterns.map((one) => arn(`endpoint/${one}`)),
            text,
          ) === expected
        );
      }),
    );
  });
});
