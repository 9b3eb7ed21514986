import { regionOf } from "../../src/verify/region";

const applied = (...regions: readonly (string | undefined)[]) => ({
  source: "outputs.json",
  applied: true,
  endpoints: regions.map((region, index) => ({
    name: `llm-${index}`,
    components: [],
    ...(region === undefined ? {} : { region }),
  })),
});

describe("the region that is looked in", () => {
  it.each([
    ["the one that is asked for", "eu-west-1", applied("us-west-2"), "eu-west-1"],
    ["the one that it was applied in", undefined, applied("us-west-2", undefined, "us-west-2"), "us-west-2"],
    ["what the SDK finds, where nobody says", undefined, applied(undefined), undefined],
    ["the one that is asked for, of several", "eu-west-1", applied("us-west-2", "eu-west-1"), "eu-west-1"],
  ])("is %s", (_, asked, wanted, expected) => expect(regionOf(asked, wanted)).toBe(expected));

  it("is asked for where there are several", () => {
    expect(() => regionOf(undefined, applied("us-west-2", "eu-west-1"))).toThrow(
      /^outputs\.json: has endpoints in us-west-2, eu-west-1, but one run verifies one Region/,
    );
  });
});
