import type { LimitKind } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import type { Scene } from "./scene";

const SOURCE = "https://developer.hashicorp.com/terraform/internals/json-format#plan-representation";

/** Limits after which the apply does more, or something else, than the plan shows. */
const WHY: ReadonlyMap<LimitKind, string> = new Map([
  ["targeted", "The apply changes only what was targeted. The rest of the configuration is planned by a later plan."],
  ["incomplete", "Terraform reports that the plan is not complete. What it leaves out is planned by a later plan."],
  ["deferred", "Terraform plans the deferred resources after this apply only, when it knows what they depend on."],
  ["errored", "A plan that failed cannot be applied. What it shows is what Terraform had planned until then."],
]);

/** What the plan cannot say. Nothing that is absent from it is called missing. */
export function* notKnownYet(scene: Scene): Generator<ApplyEffect> {
  for (const { kind, text, addresses = [] } of scene.limits) {
    const why = WHY.get(kind);
    if (why !== undefined) {
      yield {
        kind: "not known yet",
        severity: kind === "errored" ? "warning" : "note",
        what: `${text.charAt(0).toUpperCase()}${text.slice(1)}.`,
        why,
        addresses,
        source: SOURCE,
        evidence: "verified",
      };
    }
  }
}
