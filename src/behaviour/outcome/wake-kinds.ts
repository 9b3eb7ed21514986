import { median } from "./median";
import type { Phase } from "./outcome";
import type { SimulatedEndpoint } from "./simulation";

/** Wakes by a request that are alike: those that wait for a new instance take longer than those that find one. */
export interface WakeKind {
  readonly instance: "new" | "running";
  readonly count: number;
  /** Of the wake in the middle. */
  readonly seconds: number;
  readonly phases: readonly Phase[];
}

/** The wakes of an endpoint by kind, those with a new instance first; none of a kind that the traffic does not have. */
export function wakeKinds({ wakes }: Pick<SimulatedEndpoint, "wakes">): readonly WakeKind[] {
  const ended = wakes.flatMap(({ by, seconds, phases }) =>
    by === "request" && seconds !== null ? [{ seconds, phases }] : [],
  );
  const isNew = ({ phases }: Pick<WakeKind, "phases">): boolean => phases.some(({ name }) => name === "provisioning");
  return (["new", "running"] as const).flatMap((instance) => {
    const alike = ended.filter((wake) => isNew(wake) === (instance === "new"));
    const seconds = median(alike.map((wake) => wake.seconds));
    const middle = alike.find((wake) => wake.seconds === seconds);
    return middle === undefined ? [] : [{ instance, count: alike.length, ...middle }];
  });
}
