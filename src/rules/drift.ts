import { isKnown, type ScalableTarget } from "../topology";
import { RULES_PAGE } from "./documents";
import { effects } from "./effect";
import { type Mend, type TargetChange, targetOn } from "./mender";
import type { OwnRule } from "./own-rule";

/* Found by comparing a live account with what was applied. */

const applyAgain: Mend = ({ about }, account) => {
  const [written, ...others] = about;
  return written !== undefined && others.length === 0 && account.isSeenByTerraform(written)
    ? account.applyAgain([written])
    : undefined;
};

export const missing: OwnRule = {
  id: "D01",
  slug: "missing",
  severity: "error",
  effect: effects.breaksWays,
  absence: "missing",
  title: "A resource that was applied must exist in the account",
  why: "The resource was removed after the apply. What it does for sleeping and waking does not happen.",
  remedy:
    "Run `terraform apply`: it creates the resource again. If the resource should not exist, remove it from the configuration.",
  source: RULES_PAGE,
  mend: applyAgain,
};

export const drift: OwnRule = {
  id: "D02",
  slug: "drift",
  severity: "error",
  effect: effects.breaksWays,
  title: "A resource in the account must be as it was applied",
  why: "It was changed after the apply, or another configuration writes it too. The endpoint does not sleep and wake as its configuration states. Capacity that autoscaling changes, and bounds that schedules change, are not drift.",
  remedy:
    "Run `terraform apply` to restore what was applied, or change the configuration to the value in the account. If another configuration writes the resource, remove it from one of the two.",
  source: RULES_PAGE,
  mend(reported, account) {
    const target = targetOn(reported, account);
    if (target === undefined) {
      return applyAgain(reported, account);
    }
    // Modules and constructs may let schedules set the bounds (ignore_changes): an apply would not change them.
    const asked = account.wanted?.scalableTargets.find((node) =>
      reported.about.some(({ address }) => address === node.address),
    );
    return asked && account.changeTarget(target, restored(asked, reported.wrong ?? []));
  },
};

export const unwritten: OwnRule = {
  id: "D03",
  slug: "unwritten",
  severity: "warning",
  effect: effects.none,
  title: "Nothing else should scale what was applied",
  why: "It was added manually, or by another configuration. The last write wins, and the next apply does not remove it.",
  remedy: "Delete the resource in the account, or add it to the configuration that scales the endpoint and import it.",
  source: RULES_PAGE,
  mend: () => undefined,
};

export const driftRules: readonly OwnRule[] = [missing, drift, unwritten];

/** The applied values of what differs in a target. Other bounds may have been set by a schedule. */
function restored({ minCapacity, maxCapacity, suspended }: ScalableTarget, wrong: readonly string[]): TargetChange {
  const is = isKnown(suspended) ? suspended : undefined;
  return {
    ...(wrong.includes("min_capacity") && isKnown(minCapacity) ? { minCapacity } : {}),
    ...(wrong.includes("max_capacity") && isKnown(maxCapacity) ? { maxCapacity } : {}),
    ...(wrong.some((name) => name.endsWith("_suspended"))
      ? {
          suspended: {
            dynamicScalingIn: is?.dynamicScalingIn === true,
            dynamicScalingOut: is?.dynamicScalingOut === true,
            scheduledScaling: is?.scheduledScaling === true,
          },
        }
      : {}),
  };
}
