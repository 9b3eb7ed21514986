import { copyPhases, totalSeconds } from "../../../behaviour/laws/cold-start";
import type { Timing } from "../../../behaviour/timing/timing";
import { timingFor } from "../../../behaviour/timing/timing-for";
import { ScaleToZeroError } from "../../../errors";
import { isKnown, type Optional } from "../../../topology";
import type { Range } from "../change-review";
import type { Scene } from "./scene";

type Kind = "component" | "asynchronous";

/** How long nothing answers if the instances are gone as well. `undefined` where no timing says it. */
export function instanceStart(scene: Scene, kind: Kind, instanceType: Optional<string>): Range | undefined {
  const timing = timingOf(scene, kind, instanceType);
  return timing && same(timing.provisioning.seconds + totalSeconds(copyPhases(timing, false)));
}

/** The same for copies: their instance stays for a while, and may be there or not. */
export function copyStart(scene: Scene, instanceType: Optional<string>): Range | undefined {
  const timing = timingOf(scene, "component", instanceType);
  if (timing === undefined) {
    return undefined;
  }
  const least = totalSeconds(copyPhases(timing, true));
  return { least, typical: least, most: timing.provisioning.seconds + totalSeconds(copyPhases(timing, false)) };
}

const same = (seconds: number): Range => ({ least: seconds, typical: seconds, most: seconds });

function timingOf({ timing: from }: Scene, kind: Kind, instanceType: Optional<string>): Timing | undefined {
  if (!isKnown(instanceType)) {
    return undefined;
  }
  try {
    return timingFor({ ...(from !== undefined && { from }), kind, instanceType }).timing;
  } catch (error) {
    // The times of a drill are those of another type or image.
    if (error instanceof ScaleToZeroError) {
      return undefined;
    }
    throw error;
  }
}
