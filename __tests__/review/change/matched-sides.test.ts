import type { MatchedSides } from "../../../src/review/change/matched-sides";
import { endpoint, unknown } from "../../support/nodes";
import { matched, moved, topologyOf } from "./support/sides";

const at = (
  address: string,
  name: string | ReturnType<typeof unknown>,
  parts: { scope?: string; stack?: string } = {},
) => endpoint({ address: `aws_sagemaker_endpoint.${address}`, name, ...parts });
const keys = (pairs: readonly MatchedSides[]) =>
  pairs.map(({ before, after }) => [before, after].map((side) => side?.key.replace("aws_sagemaker_endpoint.", "")));

describe("the same endpoint before and after a change", () => {
  it("has the same name, at any address", () => {
    expect(keys(matched(topologyOf(at("a", "chat")), topologyOf(at("a", "chat"))))).toEqual([["a", "a"]]);
    expect(keys(matched(topologyOf(at("a", "chat")), topologyOf(at("b", "chat"))))).toEqual([["a", "b"]]);
  });

  it("has the same address with another name", () => {
    expect(keys(matched(topologyOf(at("a", "chat")), topologyOf(at("a", "talk"))))).toEqual([["a", "a"]]);
  });

  it("has the address and the name that a moved block gives it", () => {
    const [before, after] = [topologyOf(at("a", "chat")), topologyOf(at("b", "talk"))];
    const changes = [moved("aws_sagemaker_endpoint.a", "aws_sagemaker_endpoint.b")];
    expect(keys(matched(before, after, changes))).toEqual([["a", "b"]]);
    expect(keys(matched(before, after))).toEqual([
      [undefined, "b"],
      ["a", undefined],
    ]);
  });

  it("is the one of its name if two endpoints swap their names", () => {
    const before = topologyOf(at("a", "chat"), at("b", "talk"));
    const after = topologyOf(at("a", "talk"), at("b", "chat"));
    expect(keys(matched(before, after))).toEqual([
      ["b", "a"],
      ["a", "b"],
    ]);
  });

  it("has an address if its name is known only after apply", () => {
    const before = topologyOf(at("a", "chat"), at("b", "talk"));
    const after = topologyOf(at("b", unknown()), at("a", unknown()));
    expect(keys(matched(before, after))).toEqual([
      ["b", "b"],
      ["a", "a"],
    ]);
  });

  it("has the address of a moved block if its name is known only after apply", () => {
    const changes = [moved("aws_sagemaker_endpoint.a", "aws_sagemaker_endpoint.b")];
    expect(keys(matched(topologyOf(at("a", "chat")), topologyOf(at("b", unknown())), changes))).toEqual([["a", "b"]]);
  });

  it("takes no part of another one that has its name already", () => {
    // The name that moves away is taken by a new endpoint at the old address.
    const before = topologyOf(at("a", "chat"));
    const after = topologyOf(at("a", "chat"), at("b", "talk"));
    expect(keys(matched(before, after, [moved("aws_sagemaker_endpoint.a", "aws_sagemaker_endpoint.b")]))).toEqual([
      ["a", "a"],
      [undefined, "b"],
    ]);
  });

  it("is in the same Region if several have the name", () => {
    const before = topologyOf(at("a", "chat", { scope: "eu" }), at("b", "chat", { scope: "us" }));
    const after = topologyOf(at("c", "chat", { scope: "us" }), at("d", "chat", { scope: "eu" }));
    expect(keys(matched(before, after))).toEqual([
      ["b", "c"],
      ["a", "d"],
    ]);
  });

  it("may get another provider, if only one has the name", () => {
    const before = topologyOf(at("a", "chat", { scope: "aws" }));
    expect(keys(matched(before, topologyOf(at("b", "chat", { scope: "aws.eu" }))))).toEqual([["a", "b"]]);
  });

  it("is in the same stack", () => {
    const [before, after] = [
      topologyOf(at("a", "chat", { stack: "one" })),
      topologyOf(at("a", "chat", { stack: "two" })),
    ];
    const pairs = matched(before, after);
    expect(pairs.map((pair) => [pair.before?.stack, pair.after?.stack])).toEqual([
      [undefined, "two"],
      ["one", undefined],
    ]);
  });

  it("is matched once, also if several have one name", () => {
    const before = topologyOf(at("a", "chat"));
    const after = topologyOf(at("b", "chat"), at("c", "chat"));
    expect(keys(matched(before, after))).toEqual([
      ["a", "b"],
      [undefined, "c"],
    ]);
  });
});
