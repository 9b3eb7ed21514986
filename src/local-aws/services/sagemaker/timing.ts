import type { Timing } from "../../../behaviour/timing/timing";
import { timingFor } from "../../../behaviour/timing/timing-for";
import type { WrittenTiming } from "../../../behaviour/timing/written-timing";
import type { Call } from "../../call";
import { memoryOf } from "../../store/memory";

export interface Timed {
  readonly kind: "component" | "asynchronous";
  readonly instanceType?: string;
  readonly image?: string;
}

const KNOWN = memoryOf(() => new Map<string, Timing>());

/** How long the phases of a start, the metrics and the reaction of a component or a variant take. */
export function timingOf(call: Call, { kind, instanceType, image }: Timed): Timing {
  const from = call.settings.timing;
  const known = call.memory(KNOWN);
  const key = JSON.stringify([kind, instanceType, image, typeof from === "string" ? from : from?.name]);
  const timing = known.get(key) ?? chosen(from, { kind, instanceType, image });
  known.set(key, timing);
  return timing;
}

function chosen(from: string | WrittenTiming | undefined, { kind, instanceType, image }: Timed): Timing {
  return timingFor({
    kind,
    ...(from !== undefined && { from: typeof from === "string" ? from : ofAny(from) }),
    ...(instanceType !== undefined && { instanceType }),
    ...(image !== undefined && { image }),
  }).timing;
}

/** The times of a drill are used for endpoints of all types and images: one times file is for the whole of local AWS. */
const ofAny = ({ instanceType: _type, image: _image, ...written }: WrittenTiming): WrittenTiming => written;
