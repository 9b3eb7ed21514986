import { Duration } from "../../../src";
import { grid } from "../../../src/behaviour/recommend/grid";
import { roomForCopies } from "../../../src/behaviour/recommend/room-for-copies";
import { onlySetup, queueTopology } from "../../support/scaled-endpoints";
import { component, withNight } from "./support/component";

describe("the settings that are tried", () => {
  const values = (
    setup: ReturnType<typeof component>,
    key: "maxCopies" | "minCopies" | "wakeCopies" | "idleTimeoutSeconds",
  ) => [...new Set(grid(setup).flatMap((setting) => setting[key] ?? []))];

  it("begin with the endpoint as it is, and hold each one once", () => {
    const settings = grid(component());
    expect(settings[0]).toEqual({});
    expect(new Set(settings.map((one) => JSON.stringify(one))).size).toBe(settings.length);
    expect(settings.length).toBeLessThanOrEqual(120);
  });

  it("hold maxima up to the copies that the instances have room for", () => {
    expect(roomForCopies(component())).toBe(8);
    expect(values(component(), "maxCopies").sort()).toEqual([1, 2, 8]);
    const large = component({ compute: { acceleratorDevices: 4, minMemoryMb: 1024 }, maxCopies: 2 });
    expect(roomForCopies(large)).toBe(2);
    expect(values(large, "maxCopies")).toEqual([1]);
  });

  it("count the room of components together", () => {
    expect(roomForCopies(component({}, {}, { small: {} }))).toBe(4);
  });

  it("do not go above the maximum if the room is not known", () => {
    const setup = component();
    const vague = { ...setup, variants: setup.variants.map(({ instanceType: _, ...variant }) => variant) };
    expect(roomForCopies(vague)).toBeUndefined();
    expect(values(vague, "maxCopies").sort()).toEqual([1, 2]);
    expect(values(onlySetup(queueTopology()), "maxCopies")).toEqual([1]);
  });

  it("keep the copies of a sleep window, of a deployment and of a wake within the maximum", () => {
    expect(values(component({}, {}, {}, withNight), "maxCopies")).not.toContain(1);
    expect(values(component({ initialCopies: 2 }), "maxCopies")).not.toContain(1);
    for (const { maxCopies = 3, wakeCopies = 2 } of grid(component({ wake: { copies: 2 } }))) {
      expect(wakeCopies).toBeLessThanOrEqual(maxCopies);
    }
  });

  it("have no minimum where a sleep window sets the copies", () => {
    expect(values(component(), "minCopies")).toEqual([1]);
    expect(values(component({}, {}, {}, withNight), "minCopies")).toEqual([]);
  });

  it("have no idle timeout below the cooldown of the wake", () => {
    const setup = component({ wake: { cooldown: Duration.minutes(12) }, idleTimeout: Duration.minutes(20) });
    expect(values(setup, "idleTimeoutSeconds")).toEqual([900, 1800, 3600]);
  });
});
