import type { ChangeableAws } from "../../aws/aws";
import type { UnitState } from "../state/endpoint-state";
import { counted, nounOf } from "../text";

/** A number of copies or instances that is set. Plain data: a journal keeps it. */
export interface CapacityChange {
  readonly kind: "component" | "variant";
  readonly endpoint: string;
  /** The component or variant. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** `component llama: 0 to 1 copy`. */
export const changeText = ({ kind, name, from, to }: CapacityChange): string =>
  `${kind} ${name}: from ${from} to ${counted(to, ...nounOf(kind))}`;

/** Sets it through the API of its kind. */
export const applyChange = ({ changes }: ChangeableAws, { kind, endpoint, name, to }: CapacityChange): Promise<void> =>
  kind === "component" ? changes.setCopies(name, to) : changes.setInstances(endpoint, name, to);

export const changeOf = (endpoint: string, { kind, name, desired }: UnitState, to: number): CapacityChange => ({
  ...{ kind, endpoint, name },
  from: desired,
  to,
});
