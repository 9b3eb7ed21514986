import { counterparts } from "../../../src/review/change/counterparts";
import type { Resource } from "../../../src/topology";
import { configuration, endpoint, variant } from "../../support/nodes";
import { matched, topologyOf } from "./support/sides";

/** An endpoint of a `for_each`. */
const one = (
  key: string,
  { name = `llm-${key}`, instanceType = "ml.g5.xlarge", label = "this", stack }: Partial<Parts> = {},
): readonly Resource[] => {
  const own = stack === undefined ? {} : { stack };
  const address = `aws_sagemaker_endpoint_configuration.${label}["${key}"]`;
  return [
    endpoint({ address: `aws_sagemaker_endpoint.${label}["${key}"]`, name, endpointConfigName: `${name}-1`, ...own }),
    configuration({
      address,
      name: `${name}-1`,
      variants: [variant({ address: `${address}.production_variants[0]`, instanceType, ...own })],
      ...own,
    }),
  ];
};

interface Parts {
  readonly name: string;
  readonly instanceType: string;
  readonly label: string;
  readonly stack: string;
}

/** Names of endpoints with those of their counterparts. */
function named(before: readonly (readonly Resource[])[], after: readonly (readonly Resource[])[]) {
  const pairs = matched(topologyOf(...before.flat()), topologyOf(...after.flat()));
  return [...counterparts(pairs)].map(([pair, other]) => [(pair.after ?? pair.before)?.name, other]).sort();
}

const RENAMED = [
  ["llm-a", "llm-b"],
  ["llm-b", "llm-a"],
];

describe("the counterpart of an endpoint that is deleted", () => {
  it("is the one with another key that is created, and the other way round", () => {
    expect(named([one("a")], [one("b")])).toEqual(RENAMED);
    expect(named([one("a"), one("same")], [one("b"), one("same")])).toEqual(RENAMED);
  });

  it("has the same settings", () => {
    expect(named([one("a")], [one("b", { instanceType: "ml.g5.2xlarge" })])).toEqual([]);
  });

  it("has a name that differs by the key only", () => {
    expect(named([one("a")], [one("b", { name: "other-b" })])).toEqual([]);
    expect(named([one("a", { name: "a-llm-a" })], [one("b", { name: "b-llm-b" })])).toHaveLength(2);
  });

  it("is of the same resource, in the same stack", () => {
    expect(named([one("a")], [one("b", { label: "another" })])).toEqual([]);
    expect(named([one("a", { stack: "x" })], [one("b", { stack: "y" })])).toEqual([]);
    expect(named([one("a", { stack: "x" })], [one("b", { stack: "x" })])).toEqual(RENAMED);
  });

  it("is none if it could be several", () => {
    expect(named([one("a")], [one("b"), one("c")])).toEqual([]);
    expect(named([one("a"), one("b")], [one("c")])).toEqual([]);
  });

  it("is none of an endpoint that remains", () => {
    expect(named([one("a")], [one("a"), one("b")])).toEqual([]);
    expect(named([one("a")], [])).toEqual([]);
  });
});
