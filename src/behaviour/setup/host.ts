import {
  type Endpoint,
  type InferenceComponent,
  isKnown,
  type Node,
  type ScalableTarget,
  type Topology,
  type Variant,
} from "../../topology";
import type { Hosted } from "../hosted";
import type { Assumptions } from "./assumptions";

/** An endpoint while its setup is worked out. */
export interface Host {
  readonly topology: Topology;
  readonly assumptions: Assumptions;
  readonly name: string;
  /** Absent if the source does not contain it. */
  readonly endpoint?: Endpoint;
  readonly variants: readonly Variant[];
  /** What becomes its units, in order. */
  readonly members: readonly Member[];
}

/** A component or an asynchronous variant that becomes a unit. */
export interface Member {
  readonly kind: "component" | "variant";
  readonly name: string;
  /** What the address of the unit is that of. */
  readonly node: Node;
  /** Absent if the source contains only its scalable target. */
  readonly component?: InferenceComponent;
  readonly variant?: Variant;
  readonly targets: readonly ScalableTarget[];
}

export function componentMembers(topology: Topology, { components, strays }: Hosted): readonly Member[] {
  return [
    ...components.map(
      (component): Member => ({
        kind: "component",
        name: nameOf(component),
        node: component,
        component,
        targets: topology.targetsOf(component).nodes,
      }),
    ),
    ...strays
      .filter(({ names }) => names === "inference component")
      .map(({ name, target }): Member => ({ kind: "component", name, node: target, targets: [target] })),
  ];
}

export function variantMembers(topology: Topology, { variants, strays }: Hosted): readonly Member[] {
  const elsewhere = variants.length > 0 ? [] : strays.filter(({ names }) => names === "endpoint");
  return [
    ...variants.map(
      (variant): Member => ({
        kind: "variant",
        name: nameOf(variant),
        node: variant,
        variant,
        targets: topology.targetsOf(variant).nodes,
      }),
    ),
    ...elsewhere.map(
      ({ variantName, target }): Member => ({
        kind: "variant",
        name: variantName ?? target.address,
        node: target,
        targets: [target],
      }),
    ),
  ];
}

const nameOf = ({ name, address }: InferenceComponent | Variant): string => (isKnown(name) ? name : address);
