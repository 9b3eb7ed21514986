import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { copies } from "./wording";

export const placedCapacity = rule({
  id: "V01",
  slug: "placed-capacity",
  severity: "error",
  evidence: "verified",
  effect: effects.lacksCopies,
  absence: "without effect",
  title: "A resource in service must have its desired capacity",
  why: "InService does not depend on capacity: a component is InService while its copies cannot be placed. Zero copies are correct if zero copies are desired: the component sleeps.",
  remedy: "Make room: check max_instance_count, the quota of the instance type, and what a copy reserves.",
  source: sagemakerApi("InferenceComponentRuntimeConfigSummary"),
  unless: ["V04"],
  *check(_topology, { live }) {
    for (const component of live?.components ?? []) {
      const { currentCopies: current, desiredCopies: desired } = component;
      if (component.status === "InService" && isShort(current, desired)) {
        yield finding(
          { address: component.arn },
          {
            what: `it is InService with ${current} of ${copies(desired)}`,
            fix: "check that max_instance_count, the quota of the instance type, and its accelerators and memory have room for them",
            ...(current > 0 && { severity: "warning" }),
          },
        );
      }
    }
    for (const endpoint of live?.endpoints ?? []) {
      for (const { name, currentInstanceCount: current, desiredInstanceCount: desired } of endpoint.variants) {
        if (endpoint.status === "InService" && isShort(current, desired)) {
          yield finding(
            { address: endpoint.arn },
            {
              what: `it is InService, and its variant ${name} has ${current} of ${plural(desired ?? 0, "instance")}`,
              fix: "check the quota of the instance type, and whether AWS has such instances in this Region",
              ...(current > 0 && { severity: "warning" }),
            },
          );
        }
      }
    }
  },
});

function isShort(current: number | undefined, desired: number | undefined): current is number {
  return current !== undefined && desired !== undefined && current < desired;
}
