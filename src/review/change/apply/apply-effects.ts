import type { Limit } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { componentUpdate } from "./component-update";
import { configurationUpdate } from "./configuration-update";
import { deletion } from "./deletion";
import { firstStart } from "./first-start";
import { forgotten } from "./forgotten";
import { interruption } from "./interruption";
import { invokedActions } from "./invoked-actions";
import { loweredMaximum } from "./lowered-maximum";
import { managedInstances } from "./managed-instances";
import { nameCollision } from "./name-collision";
import { notKnownYet } from "./not-known-yet";
import { raisedMinimum } from "./raised-minimum";
import { registeredVariant } from "./registered-variant";
import { replacedScaling } from "./replaced-scaling";
import { type ApplyInput, Scene } from "./scene";
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
  managedInstances,
  configurationUpdate,
  forgotten,
  deletion,
  firstStart,
  invokedActions,
  notKnownYet,
];

/** Those that do not depend on a changed resource. */
const WITHOUT_CHANGES: typeof KINDS = [invokedActions, notKnownYet];

const GRAVITY = { error: 0, warning: 1, note: 2 } as const;

/** What the apply does beside the settings that it leaves behind: errors first. Nothing is claimed that is not known. */
export function applyEffects(input: ApplyInput): readonly ApplyEffect[] {
  const scene = new Scene({ ...input, limits: newLimits(input) });
  const kinds = scene.changes.length === 0 ? WITHOUT_CHANGES : KINDS;
  return kinds
    .flatMap((kind) => [...kind(scene)])
    .sort((left, right) => GRAVITY[left.severity] - GRAVITY[right.severity]);
}

/** What the source before does not show either is no effect of what is between them: one plan given twice changes nothing. */
function newLimits({ before, after, limits = after.limits }: ApplyInput): readonly Limit[] {
  const known = new Set(before.limits.map(limitKey));
  return limits.filter((limit) => !known.has(limitKey(limit)));
}

const limitKey = ({ kind, text }: Limit): string => JSON.stringify([kind, text]);
