import type { Aws } from "../../aws/aws";
import { readEndpoints } from "../reading";
import type { EndpointState, UnitState } from "../state/endpoint-state";
import { amountText, lengthText, nounOf } from "../text";
import type { CapacityChange } from "./capacity-change";

/** How a wait ended. */
export interface CapacityWait {
  readonly reached: boolean;
  readonly seconds: number;
  readonly state: EndpointState;
}

export interface WaitSetup {
  readonly timeoutSeconds: number;
  /** A line for people, with the time that has passed. */
  readonly onProgress: (line: string) => void;
}

const PAUSE_MS = 15_000;
/** In a log, lines only show that the command is still running. */
const SILENCE_SECONDS = 60;

/** States that waiting does not end. */
const HOPELESS: readonly string[] = ["failed", "drought", "quota"];

/** Waits until copies or instances are there, or gone. */
export async function waitForCapacity(
  aws: Aws,
  changes: readonly CapacityChange[],
  { timeoutSeconds, onProgress }: WaitSetup,
): Promise<CapacityWait> {
  const [{ endpoint: name = "" } = {}] = changes;
  const start = aws.clock.now();
  let last = "";
  let toldAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    const { states } = await readEndpoints(aws, [name]);
    const [state] = states;
    const seconds = (aws.clock.now() - start) / 1000;
    if (state === undefined) {
      throw new Error(`endpoint ${name} was not read`);
    }
    const units = state.units.filter((unit) => changes.some((change) => isOf(change, unit)));
    const reached = changes.every((change) => isReached(change, units));
    const isHopeless = units.some(({ condition }) => HOPELESS.includes(condition));
    if (reached || isHopeless || seconds >= timeoutSeconds) {
      return { reached, seconds, state };
    }
    const text = units.map(unitText).join(", ");
    if (text !== last || seconds - toldAt >= SILENCE_SECONDS) {
      onProgress(`Waiting for endpoint ${name}: ${text} (${lengthText(seconds)})`);
      last = text;
      toldAt = seconds;
    }
    await aws.pause(Math.min(PAUSE_MS, Math.max(1000, (timeoutSeconds - seconds) * 1000)));
  }
}

const isOf = (change: CapacityChange, unit: UnitState): boolean =>
  change.kind === unit.kind && change.name === unit.name;

function isReached(change: CapacityChange, units: readonly UnitState[]): boolean {
  const unit = units.find((one) => isOf(change, one));
  return unit !== undefined && (change.to === 0 ? unit.current === 0 : unit.current >= change.to);
}

const unitText = ({ name, kind, current, desired, condition }: UnitState): string =>
  `${name} is ${condition}, ${amountText(current, desired, ...nounOf(kind))}`;
