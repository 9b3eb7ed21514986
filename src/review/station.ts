import { isKnown, isUnknown, type Optional } from "../topology";
import type { LinkState } from "./review";

/** A link of a wake path, without the findings of rules. */
export interface Station {
  readonly text: string;
  readonly state: LinkState;
  /** The resources of the link: a finding about one of them breaks it. */
  readonly nodes: readonly { readonly address: string; readonly stack?: string }[];
  /** A finding about a target or a policy can be about what it lacks. */
  readonly mayLack?: boolean;
}

export const station = (text: string, nodes: Station["nodes"] = [], state: LinkState = "holds"): Station => ({
  text,
  state,
  nodes,
});

/** A station that is missing, or that the source does not show. */
export const noStation = (noun: string, surelyNone: boolean): Station =>
  surelyNone ? station(`no ${noun}`, [], "missing") : station(`${noun} ?`, [], "unknown");

/** `llm-wake`, or the address if the name is unknown before apply. */
export const nameOf = ({ name, address }: { readonly name: Optional<string>; readonly address: string }): string =>
  isKnown(name) ? name : address;

/** `0..8`, with `?` for an unknown number and `-` for an omitted one. */
export const span = (least: Optional<number>, most: Optional<number>): string => `${count(least)}..${count(most)}`;

export const count = (value: Optional<number>): string =>
  isUnknown(value) ? "?" : value === undefined ? "-" : String(value);
