import type { LiveComponent } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { mayBeAway } from "./away";
import { because, copies } from "./wording";

export const componentState = rule({
  id: "V03",
  slug: "component-state",
  severity: "error",
  evidence: "verified",
  effect: effects.lacksCopies,
  absence: "missing component",
  title: "Every requested component must exist and must not have failed",
  why: "The endpoint is InService whatever the state of its components. SageMaker refuses requests to a failed component.",
  remedy:
    "Correct the cause in the failure reason, and apply again. If a component is missing, find out what deletes it.",
  source: sagemakerApi("DescribeInferenceComponent"),
  *check(topology, { live, expected = [] }) {
    const components = live?.components ?? [];
    for (const component of components) {
      if (component.status === "Failed") {
        yield finding(
          { address: component.arn },
          { what: failed(component), fix: "correct the cause in the failure reason, and apply again" },
        );
      }
    }
    for (const { name, components: wanted } of expected) {
      const endpoint = live?.endpoints.find((candidate) => candidate.name === name);
      const there = new Set(components.filter(({ endpointName }) => endpointName === name).map((found) => found.name));
      const missing = wanted.filter((component) => !there.has(component) && !mayBeAway(topology, component));
      for (const { name: going, arn, status } of components) {
        if (status === "Deleting" && wanted.includes(going) && !mayBeAway(topology, going)) {
          yield finding(
            { address: arn },
            { what: "it is being deleted", fix: "find out what deletes it, and apply again" },
          );
        }
      }
      if (endpoint !== undefined && missing.length > 0) {
        yield finding(
          { address: endpoint.arn },
          {
            what: `it does not have the ${missing.length === 1 ? "component" : "components"} ${missing.join(", ")}`,
            fix: "apply again, and find out what deletes inference components of this name",
          },
        );
      }
    }
  },
  mend({ on }, account) {
    const { live, expected, wanted } = account;
    const endpoint = live.endpoints.find(({ arn }) => arn === on.address);
    const there = new Set(live.components.map(({ name }) => name));
    const asked = expected.find(({ name }) => name === endpoint?.name)?.components ?? [];
    const absent = new Set<unknown>(asked.filter((name) => !there.has(name)));
    const gone = (wanted?.inferenceComponents ?? []).filter(({ name }) => absent.has(name));
    return gone.length > 0 && gone.length === absent.size ? account.applyAgain(gone) : undefined;
  },
});

function failed({ failureReason, currentCopies }: LiveComponent): string {
  const left = currentCopies === undefined || currentCopies === 0 ? "" : ` (it still has ${copies(currentCopies)})`;
  return `it is Failed${left}${because(failureReason)}`;
}
