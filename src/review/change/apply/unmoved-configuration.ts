import { terraformAws } from "../../../rules/documents";
import { nodeKey } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { isReplaced, isSameName, nameOf, type Scene } from "./scene";

/** An endpoint notices a new configuration by its name only. */
export function* unmovedConfiguration(scene: Scene): Generator<ApplyEffect> {
  for (const { before, after, change } of scene.pairs(({ endpoints }) => endpoints)) {
    const from = scene.before.configurationOf(before).node;
    const to = scene.after.configurationOf(after).node;
    const replaced = to && scene.changeOfAfter(to);
    // A replacement that is created first fails for its name: that is another effect.
    if (
      from &&
      to &&
      replaced &&
      isReplaced(replaced) &&
      replaced.createsFirst !== true &&
      change?.action !== "replace"
    ) {
      if (isSameName(from.name, to.name)) {
        yield {
          kind: "fails",
          severity: "error",
          what: `Endpoint ${nameOf(after)} keeps its old configuration: the name ${nameOf(to)} stays the same, so Terraform does not update the endpoint.`,
          why: "Terraform deletes and creates the configuration under one name. SageMaker reads a configuration only when an endpoint is created or updated.",
          fix: {
            hcl: "name_prefix instead of name, and lifecycle { create_before_destroy = true }",
            typescript: "leave out the name of the configuration",
          },
          addresses: [nodeKey(to), nodeKey(after)],
          source: terraformAws("sagemaker_endpoint_configuration"),
          evidence: "verified",
        };
      }
    }
  }
}
