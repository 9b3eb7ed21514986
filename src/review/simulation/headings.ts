import type { SimulatedEndpoint, Simulation } from "../../behaviour/outcome/simulation";
import { durationText } from "./amounts";
import { LocalTime } from "./local-time";

/** What was simulated, in one line. */
export const aboutSimulation = ({ start, seconds, timeZone, traffic, seed }: Simulation): string =>
  `${durationText(seconds)} from ${new LocalTime(Date.parse(start), timeZone).text(0)} ${timeZone}, traffic ${traffic}, seed ${seed}`;

const KINDS = {
  "inference-components": "inference components",
  asynchronous: "asynchronous",
  constant: "constant",
  unknown: "not simulated",
} as const;

/** `inference components on ml.g5.xlarge, us-east-1`. */
export function kindText({ kind, instanceTypes, region }: SimulatedEndpoint): string {
  const on = instanceTypes.length === 0 ? "" : ` on ${instanceTypes.join(", ")}`;
  return `${KINDS[kind]}${on}${region === null ? "" : `, ${region}`}`;
}
