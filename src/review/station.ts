import { isKnown, isUnknown, type Optional } from "../topology";
import type { LinkState } from "./review";

/** A link of a wake path before the rules are heard. */
export interface Station {
  readonly text: string;
  readonly state: LinkState;
  /** The resources that it stands for: a finding about one of them breaks it. */
  readonly nodes: readonly { readonly address: string; readonly stack?: string }[];
  /** What is said about a target or a policy may be about what it lacks. */
  readonly mayLack?: boolean;
}

export const station = (text: string, nodes: Station["nodes"] = [], state: LinkState = "holds"): Station => ({
  text,
  state,
  nodes,
});

/** A station that is not there, or that the source does not show. */
export const noStation = (noun: string, surelyNone: boolean): Station =>
  surelyNone ? station(`no ${noun}`, [], "missing") : station(`${noun} ?`, [], "unknown");

/** `llm-wake`, or the address where the name is not known before apply. */
export const nameOf = ({ name, address }: { readonly name: Optional<string>; readonly address: string }): string =>
  isKnown(name) ? name : address;

/** `0..8`, with `?` for a number that the source does not know and `-` for one that is not set. */
export const span = (least: Optional<number>, most: Optional<number>): string => `${count(least)}..${count(most)}`;

export const count = (value: Optional<number>): string =>
  isUnknown(value) ? "?" : value === undefined ? "-" : String(value);
