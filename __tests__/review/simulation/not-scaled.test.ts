import { answers } from "../../../src/review/simulation/answers";
import type { Topology } from "../../../src/topology";
import { topology } from "../../support/topology";
import { simulated } from "./simulated";

const DAY = 86_400;

function answered(label: string, options: Parameters<typeof simulated>[2] = {}, of: Topology = topology()) {
  const simulation = simulated(of, "weekday", options);
  const [endpoint] = simulation.endpoints;
  return endpoint && answers(endpoint, simulation).find((one) => one.label === label);
}

describe("the answers about an endpoint", () => {
  it.each([
    ["drought", /^\d+ activit(y|ies) Unfulfilled: AWS had no instance$/],
    ["quota", /^\d+ activit(y|ies) Failed: a quota refused the instance$/],
  ] as const)("name changes that a %s prevented", (kind, text) =>
    expect(answered("not scaled", { failures: [{ kind, at: 0, seconds: DAY }] })?.text).toMatch(text),
  );

  it("are silent about it where each change was made", () => expect(answered("not scaled")).toBeUndefined());

  it("compare with AWS's published recipe in money, and in hours where nothing is priced", () => {
    const recipe = expect.stringMatching(/ with AWS's published recipe/);
    expect(answered("cost")?.details).toContainEqual(recipe);
    expect(answered("instance-hours")?.details).not.toContainEqual(recipe);
    expect(answered("instance-hours", { region: "xx-none-1" })?.details).toContainEqual(recipe);
  });
});
