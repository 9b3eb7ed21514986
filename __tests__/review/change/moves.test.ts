import { Moves } from "../../../src/review/change/moves";
import { nodeKey } from "../../../src/topology";
import { configuration, endpoint, target, unknown } from "../../support/nodes";
import { moved, topologyOf } from "./support/sides";

const A = "aws_sagemaker_endpoint.a";
const B = "aws_sagemaker_endpoint.b";

describe("where a resource is after a change", () => {
  it("is where a moved block says, and the block says where it was", () => {
    const moves = new Moves(topologyOf(endpoint({ address: A })), topologyOf(endpoint({ address: B, name: "x" })), [
      moved(A, B),
    ]);
    expect([moves.keyAfter(A), moves.keyBefore(B)]).toEqual([B, A]);
    expect([moves.isAfter(A), moves.isAfter(B)]).toEqual([false, true]);
  });

  it("is where a moved block says for each variant of a configuration", () => {
    const [from, to] = ["aws_sagemaker_endpoint_configuration.a", "module.m.aws_sagemaker_endpoint_configuration.b"];
    const moves = new Moves(topologyOf(configuration({ address: from })), topologyOf(configuration({ address: to })), [
      moved(from, to),
    ]);
    expect(moves.keyAfter(`${from}.production_variants[1]`)).toBe(`${to}.production_variants[1]`);
  });

  it("is where its name in AWS is, without a moved block", () => {
    const moves = new Moves(topologyOf(endpoint({ address: A })), topologyOf(endpoint({ address: B })), []);
    expect(moves.keyAfter(A)).toBe(B);
    expect(moves.keyBefore(B)).toBe(B);
  });

  it("is where it was if its address remains, whatever its name becomes", () => {
    const before = topologyOf(endpoint({ address: A, name: "chat" }), endpoint({ address: B, name: "talk" }));
    const after = topologyOf(endpoint({ address: A, name: "talk" }), endpoint({ address: B, name: "chat" }));
    const moves = new Moves(before, after, []);
    expect([moves.keyAfter(A), moves.keyAfter(B)]).toEqual([A, B]);
  });

  it("is nowhere else if it is gone, its name is not known, or several have it", () => {
    const gone = new Moves(topologyOf(endpoint({ address: A })), topologyOf(), []);
    expect([gone.keyAfter(A), gone.isAfter(A)]).toEqual([A, false]);
    const nameless = endpoint({ address: B, name: unknown() });
    expect(new Moves(topologyOf(endpoint({ address: A })), topologyOf(nameless), []).keyAfter(A)).toBe(A);
    const twice = topologyOf(endpoint({ address: B }), endpoint({ address: "aws_sagemaker_endpoint.c" }));
    expect(new Moves(topologyOf(endpoint({ address: A })), twice, []).keyAfter(A)).toBe(A);
  });

  it("is another kind of resource for another kind", () => {
    const before = topologyOf(endpoint({ address: A, name: "llm-1" }));
    expect(new Moves(before, topologyOf(configuration({ address: B, name: "llm-1" })), []).keyAfter(A)).toBe(A);
  });

  it("is known of a target by what it scales", () => {
    const [from, to] = ["aws_appautoscaling_target.a", "aws_appautoscaling_target.b"];
    expect(
      new Moves(topologyOf(target({ address: from })), topologyOf(target({ address: to })), []).keyAfter(from),
    ).toBe(to);
  });

  it("is in its stack", () => {
    const before = topologyOf(endpoint({ address: A, stack: "one" }), endpoint({ address: A, stack: "two" }));
    const after = topologyOf(endpoint({ address: B, stack: "one", name: "x" }), endpoint({ address: A, stack: "two" }));
    const [key, other] = before.endpoints.map((one) => nodeKey(one));
    const moves = new Moves(before, after, [moved(A, B, "one")]);
    expect(moves.keyAfter(key ?? "")).toBe(nodeKey({ address: B, stack: "one" }));
    expect(moves.keyAfter(other ?? "")).toBe(other);
  });

  it("is the same if nothing was there before", () => {
    expect(new Moves(undefined, topologyOf(endpoint({ address: B })), []).keyAfter(A)).toBe(A);
  });
});
