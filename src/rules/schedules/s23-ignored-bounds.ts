import { isUnknown } from "../../topology";
import { issue } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const ignoredBounds = rule({
  id: "S23",
  slug: "ignored-bounds",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "Terraform should ignore changes of the bounds that scheduled actions set",
  why: "A scheduled action changes the bounds of its target, and the next apply resets them. An endpoint that should sleep wakes, or an endpoint that should be awake can sleep.",
  remedy:
    "Add lifecycle { ignore_changes = [min_capacity, max_capacity] } to the target, with the bounds that the actions set.",
  source: issue("terraform-aws-modules/terraform-aws-ecs", 422),
  *check(topology) {
    for (const target of topology.scalableTargets) {
      const { ignoredChanges } = target;
      if (isUnknown(ignoredChanges) || ignoredChanges.includes("all")) {
        continue;
      }
      const actions = topology.scheduledActionsOf(target).nodes;
      const moved = BOUNDS.filter(([field]) => actions.some((action) => action[field] !== undefined));
      const missing = moved.filter(([, name]) => !ignoredChanges.includes(name));
      if (missing.length > 0) {
        const mover = actions.find((action) => missing.some(([field]) => action[field] !== undefined));
        yield finding(target, {
          what: `${mover?.address} moves ${missing.map(([, name]) => name).join(" and ")}, which Terraform resets`,
          fix: { hcl: `lifecycle { ignore_changes = [${moved.map(([, name]) => name).join(", ")}] }` },
          about: actions,
        });
      }
    }
  },
});

const BOUNDS = [
  ["minCapacity", "min_capacity"],
  ["maxCapacity", "max_capacity"],
] as const;
