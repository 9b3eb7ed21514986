import { endpointSetups } from "../../../src/behaviour";
import { readTiming } from "../../../src/behaviour/timing/written-timing";
import type { Topology } from "../../../src/topology";
import { requestsAt, simulatedTopology } from "../../support/simulated-topology";
import { component, model, specification, topology, unknown } from "../../support/topology";

const imageIn = (given: Topology) => endpointSetups(given)[0]?.units[0]?.image;
const container = (image: string) => ({ image, artifactUrl: undefined, environmentNames: undefined });

describe("the image of a component", () => {
  it("is that of its container", () =>
    expect(imageIn(topology(component({ specification: specification({ container: container("llm:7") }) })))).toBe(
      "llm:7",
    ));

  it("is that of its model", () => expect(imageIn(topology(model()))).toBe("image:1"));

  it("is not known where the source does not say it, or where a pipeline has several", () => {
    const [one] = model().containers;
    const containers = one === undefined ? [] : [{ ...one, image: unknown() }];
    expect(imageIn(topology(model({ containers })))).toBeUndefined();
    expect(imageIn(topology(model({ containers: [...model().containers, ...model().containers] })))).toBeUndefined();
  });
});

describe("the report of a drill", () => {
  const drill = (image: string) =>
    readTiming(
      JSON.stringify({
        drill: {
          endpoint: "llm",
          instanceType: "ml.g5.12xlarge",
          image,
          measuredAt: "2026-11-30T09:00:00Z",
          phases: { provisioningSeconds: 98 },
        },
      }),
      "drill.json",
    );
  const simulated = (image: string) =>
    simulatedTopology(topology(model()), { trace: requestsAt([60]), timing: drill(image) });

  it("is refused for an endpoint that runs another image", () =>
    expect(() => simulated("image:2")).toThrow(
      /^drill\.json: the drill ran with the image image:2, and the endpoint uses image:1\. /,
    ));

  it("is a preset for an endpoint that runs the same image", () =>
    expect(simulated("image:1").idleToZero.copiesSeconds).toBeGreaterThan(0));
});
