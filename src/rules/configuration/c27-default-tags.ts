import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const defaultTags = rule({
  id: "C27",
  slug: "default-tags",
  severity: "note",
  evidence: "verified",
  effect: effects.none,
  title: "A component should have its own tags, because default tags do not reach it",
  why: "Terraform passes the desired state to Cloud Control unchanged. Without tags, the component, which uses the instances, is missing from a bill by tag.",
  remedy: "Write the tags into desired_state: Tags = [{ Key = …, Value = … }].",
  source: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging",
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      const provider = topology.providerOf(component).node;
      if (component.tagged === false && provider !== undefined && provider.hasDefaultTags === true) {
        yield finding(component, {
          what: `${provider.address} has default_tags, and the desired state has no Tags`,
          fix: {
            hcl: 'Tags = [{ Key = "…", Value = "…" }] in desired_state',
            typescript: "the constructs copy the provider's default tags",
          },
        });
      }
    }
  },
});
