import { nodeKey, type Topology } from "../../../topology";
import { endpointsOf } from "../../endpoints-of";
import type { ApplyEffect } from "../change-review";
import { componentUpdate } from "./component-update";
import { configurationUpdate } from "./configuration-update";
import { deletion } from "./deletion";
import { firstStart } from "./first-start";
import { forgotten } from "./forgotten";
import { interruption } from "./interruption";
import { loweredMaximum } from "./lowered-maximum";
import { nameCollision } from "./name-collision";
import { notKnownYet } from "./not-known-yet";
import { raisedMinimum } from "./raised-minimum";
import { registeredVariant } from "./registered-variant";
import { replacedScaling } from "./replaced-scaling";
import { type ApplyInput, keyBefore, Scene } from "./scene";
import { unmovedConfiguration } from "./unmoved-configuration";

/** What an apply itself does, each kind in a file of its own. What comes first is what one has to know first. */
const KINDS: readonly ((scene: Scene) => Iterable<ApplyEffect>)[] = [
  registeredVariant,
  componentUpdate,
  nameCollision,
  unmovedConfiguration,
  interruption,
  replacedScaling,
  raisedMinimum,
  loweredMaximum,
  configurationUpdate,
  forgotten,
  deletion,
  firstStart,
  notKnownYet,
];

const GRAVITY = { error: 0, warning: 1, note: 2 } as const;

/** What the apply does beside the settings that it leaves behind: errors first. Nothing is claimed that is not known. */
export function applyEffects(input: ApplyInput): readonly ApplyEffect[] {
  const scene = new Scene(input);
  const kinds = scene.changes.length === 0 ? [notKnownYet] : KINDS;
  return kinds
    .flatMap((kind) => [...kind(scene)])
    .sort((left, right) => GRAVITY[left.severity] - GRAVITY[right.severity]);
}

/** An effect with the endpoints that it happens to. */
export interface PlacedEffect {
  readonly effect: ApplyEffect;
  /** Names of endpoints in the topology before, and in that after; empty if it belongs to none. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Finds the endpoints of effects by the resources that they are about. */
export function placedEffects(input: ApplyInput, effects: readonly ApplyEffect[]): readonly PlacedEffect[] {
  const previous = new Map(
    input.changes.flatMap((change) =>
      change.previousAddress === undefined ? [] : [[nodeKey(change), keyBefore(change)] as const],
    ),
  );
  return effects.map((effect) => ({
    effect,
    before: namesOf(
      input.before,
      effect.addresses.map((key) => previous.get(key) ?? key),
    ),
    after: namesOf(input.after, effect.addresses),
  }));
}

/** @param keys as `nodeKey` says */
function namesOf(topology: Topology, keys: readonly string[]): readonly string[] {
  return [...new Set(keys.flatMap((address) => endpointsOf(topology, { on: { address } })))].sort();
}
