import { byPair, PairIndex } from "../../../src/review/change/pair-index";
import { component, configuration, endpoint, target } from "../../support/nodes";
import { matched, topologyOf } from "./support/sides";

const one = [endpoint(), configuration(), component(), target()] as const;
const other = endpoint({ address: "aws_sagemaker_endpoint.other", name: "other" });
const CONFIGURATION = "aws_sagemaker_endpoint_configuration.this";
const TARGET = "aws_appautoscaling_target.copies";

describe("the endpoints of a resource", () => {
  it("are those that use it before, and those that use it after", () => {
    const pairs = matched(topologyOf(...one), topologyOf(endpoint(), configuration()));
    const index = new PairIndex(pairs);
    expect(index.before(TARGET)).toEqual(pairs);
    expect(index.after(TARGET)).toEqual([]);
    expect(index.before("aws_appautoscaling_target.none")).toEqual([]);
  });

  it("are several for a configuration that several endpoints have", () => {
    const after = topologyOf(...one, { ...other, endpointConfigName: "llm-1" });
    const pairs = matched(topologyOf(...one), after);
    const names = new PairIndex(pairs).after(CONFIGURATION).map((pair) => pair.after?.name);
    expect(names.sort()).toEqual(["llm", "other"]);
    expect(new PairIndex(pairs).before(CONFIGURATION)).toHaveLength(1);
    expect(new PairIndex(pairs).after(TARGET).map((pair) => pair.after?.name)).toEqual(["llm"]);
  });

  it("are found by the configuration, and not by its variants", () => {
    const index = new PairIndex(matched(topologyOf(), topologyOf(...one)));
    expect(index.after(CONFIGURATION)).toHaveLength(1);
    expect(index.after(`${CONFIGURATION}.production_variants[0]`)).toEqual([]);
  });

  it("are told apart by their stacks", () => {
    const index = new PairIndex(matched(topologyOf(), topologyOf(endpoint({ stack: "prod" }))));
    expect(index.after("aws_sagemaker_endpoint.this")).toEqual([]);
  });

  it("have each thing once, and what belongs to none is left out", () => {
    const pairs = matched(topologyOf(), topologyOf(...one, other));
    const [first, second] = pairs;
    const found = byPair(["both", "twice", "none"], (item) =>
      item === "both" ? pairs : item === "twice" && first !== undefined ? [first, first] : [],
    );
    expect([first, second].map((pair) => pair && found.get(pair))).toEqual([["both", "twice"], ["both"]]);
  });
});
