import type { SleepMechanism } from "./sleep-mechanism";
import type { SleepMethodKind } from "./sleep-method";

/** Each loads the classes of the provider that its method requires, and no others. */
const LOADERS: Readonly<Record<SleepMethodKind, () => SleepMechanism>> = {
  minCapacity: () => (require("./min-capacity") as typeof import("./min-capacity")).minCapacity,
  copyCount: () => (require("./copy-count") as typeof import("./copy-count")).copyCount,
  deleteAndRecreate: () =>
    (require("./delete-and-recreate") as typeof import("./delete-and-recreate")).deleteAndRecreate,
  lambda: () => (require("./endpoint-sleeper") as typeof import("./endpoint-sleeper")).endpointSleeper,
};

/** What a sleep method does. */
export const mechanismOf = (kind: SleepMethodKind): SleepMechanism => LOADERS[kind]();
