import type { LiveComponent } from "../../topology";
import { sagemakerApi } from "../documents";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { mayBeAway } from "./away";
import { because } from "./wording";

export const placedCapacity = rule({
  id: "V01",
  slug: "placed-capacity",
  severity: "error",
  evidence: "verified",
  title: "What is in service has the capacity that it is to have",
  why: "InService says nothing about capacity: a component is InService while its copies find no place. None at all, where none is asked for, is sleep and well.",
  remedy: "make room: max_instance_count, the quota of the instance type, or what a copy reserves.",
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
            fix: "see whether max_instance_count, the quota of the instance type and its accelerators and memory have room for them",
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
              fix: "see whether the quota of the instance type has room, and whether AWS has such instances in this region",
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

const copies = (count: number | undefined): string => plural(count ?? 0, "copy", "copies");

export const componentState = rule({
  id: "V03",
  slug: "component-state",
  severity: "error",
  evidence: "verified",
  title: "Every component that was asked for is there, and did not fail",
  why: "The endpoint is InService whatever its components are: requests to one that failed are refused.",
  remedy:
    "correct what the failure reason says and apply again; where a component is missing, look for who deletes it.",
  source: sagemakerApi("DescribeInferenceComponent"),
  *check(topology, { live, expected = [] }) {
    const components = live?.components ?? [];
    for (const component of components) {
      if (component.status === "Failed") {
        yield finding(
          { address: component.arn },
          { what: failed(component), fix: "correct what the reason says and apply again" },
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
            { what: "it is being deleted", fix: "look for who deletes it, and apply again" },
          );
        }
      }
      if (endpoint !== undefined && missing.length > 0) {
        yield finding(
          { address: endpoint.arn },
          {
            what: `it does not have the ${missing.length === 1 ? "component" : "components"} ${missing.join(", ")}`,
            fix: "apply again, and look for who deletes inference components of this name",
          },
        );
      }
    }
  },
});

const failed = ({ failureReason, currentCopies }: LiveComponent): string => {
  const left =
    currentCopies === undefined || currentCopies === 0 ? "" : ` (${copies(currentCopies)} of before still there)`;
  return `it is Failed${left}${because(failureReason)}`;
};
