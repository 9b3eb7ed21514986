import { isKnown, isUnknown, type ScalableTarget, type Schedule } from "../../topology";
import { sagemakerApi, sagemakerGuide } from "../documents";
import { finding } from "../finding";
import { grouped } from "../grouped";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { CREATE, DELETE, isDisabled, schedulesCalling } from "./effect";

const FIX = `call updateInferenceComponentRuntimeConfig with DesiredRuntimeConfig = { CopyCount = 0 }, or set min_capacity with an aws_appautoscaling_scheduled_action`;

export const managedComponent = rule({
  id: "S18",
  slug: "managed-component",
  severity: "error",
  evidence: "inferred",
  title: "A schedule does not delete what Terraform manages",
  why: "Terraform finds the component gone, and the next plan creates it again, at night as well. Where no schedule creates it either, it stays gone until then.",
  remedy: "Set the copies to 0 in place of deleting the component, or move min_capacity with scheduled actions.",
  source: schedulerGuide("managing-targets-universal"),
  unless: ["S22"],
  *check(topology) {
    const creators = grouped(schedulesCalling(topology, CREATE), (schedule) =>
      isDisabled(schedule) ? undefined : topology.componentOf(schedule).node,
    );
    for (const schedule of schedulesCalling(topology, DELETE)) {
      const component = topology.componentOf(schedule).node;
      if (component === undefined || isDisabled(schedule)) {
        continue;
      }
      const others = topology.schedulesOf(component);
      const [recreating] = creators.get(component) ?? [];
      const deletes = `it deletes ${component.address}, which this configuration manages`;
      if (recreating !== undefined) {
        yield finding(schedule, {
          what: `${deletes}; an apply before ${recreating.address} runs creates it, awake`,
          fix: FIX,
          about: [component],
          // It comes back all the same.
          severity: "warning",
        });
      } else if (others.complete) {
        yield finding(schedule, { what: `${deletes}, and no schedule creates it again`, fix: FIX, about: [component] });
      }
    }
  },
});

export const scaledComponent = rule({
  id: "S19",
  slug: "scaled-component",
  severity: "error",
  evidence: "inferred",
  title: "A schedule does not delete what is scaled",
  why: "The target and the policies of a component that was deleted go stale or are deregistered, and nothing registers them again: from then on it neither sleeps nor wakes by itself.",
  remedy: "Set the copies to 0 in place of deleting the component, or move min_capacity with scheduled actions.",
  source: sagemakerGuide("endpoint-auto-scaling-edit"),
  unless: ["S18", "S22"],
  *check(topology) {
    const targets = grouped(topology.scalableTargets, ({ resourceId }) =>
      isKnown(resourceId) ? resourceId : undefined,
    );
    const nearest = new Map<readonly ScalableTarget[], FirstByRegion>();
    for (const schedule of schedulesCalling(topology, DELETE)) {
      const { input } = schedule;
      const name = isKnown(input) ? input.inferenceComponentName : undefined;
      const named = isKnown(name) ? targets.get(`inference-component/${name}`) : undefined;
      const first = named && (nearest.get(named) ?? new FirstByRegion(named));
      if (named !== undefined && first !== undefined) {
        nearest.set(named, first);
      }
      const target = first?.notApartFrom(schedule);
      if (target !== undefined && !isDisabled(schedule)) {
        yield finding(schedule, { what: `it deletes the component that ${target.address} scales`, fix: FIX });
      }
    }
  },
});

/** The first of some targets that may be in the Region of something: the same name may be used in each Region. */
class FirstByRegion {
  private readonly byRegion = new Map<string | undefined, number>();

  constructor(private readonly targets: readonly ScalableTarget[]) {
    for (const [index, { region }] of targets.entries()) {
      const known = isKnown(region) ? region : undefined;
      if (!this.byRegion.has(known)) {
        this.byRegion.set(known, index);
      }
    }
  }

  notApartFrom({ region }: Schedule): ScalableTarget | undefined {
    const candidates = isKnown(region) ? [this.byRegion.get(region), this.byRegion.get(undefined)] : [0];
    return this.targets[Math.min(...candidates.map((index) => index ?? this.targets.length))];
  }
}

export const frozenSpecification = rule({
  id: "S20",
  slug: "frozen-specification",
  severity: "warning",
  evidence: "inferred",
  title: "What a schedule creates is the component as it is",
  why: "Whoever updates the model updates the component and not the schedule: at its next run the old model is back.",
  remedy: "Set the copies to 0 in place of deleting the component, or move min_capacity with scheduled actions.",
  source: sagemakerApi("CreateInferenceComponent"),
  *check(topology) {
    for (const schedule of schedulesCalling(topology, CREATE)) {
      const frozen = isKnown(schedule.input) ? schedule.input.specification : undefined;
      const component = topology.componentOf(schedule);
      if (!isKnown(frozen) || isDisabled(schedule) || component.kind === "unknown") {
        continue;
      }
      const own = component.node?.specification;
      const what =
        component.node === undefined
          ? "its input has the Specification of a component that is managed elsewhere"
          : isKnown(own) && differ(frozen, own)
            ? `its input has another Specification than ${component.node.address}`
            : undefined;
      if (what !== undefined) {
        yield finding(schedule, { what, fix: FIX });
      }
    }
  },
});

/** Whether two values are surely not the same. */
function differ(one: unknown, other: unknown): boolean {
  if (isUnknown(one) || isUnknown(other)) {
    return false;
  }
  if (!isRecord(one) || !isRecord(other)) {
    return one !== other;
  }
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].some((key) => differ(one[key], other[key]));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

export const creatableComponent = rule({
  id: "S21",
  slug: "creatable-component",
  severity: "error",
  evidence: "measured",
  title: "What a schedule creates, SageMaker takes",
  why: "A component that SageMaker refuses to create is not there in the morning, and its requests fail until somebody looks.",
  remedy: "Name endpoint, variant and model in Input as the component has them, and CopyCount of at least 1.",
  source: sagemakerApi("CreateInferenceComponent"),
  *check(topology) {
    for (const schedule of schedulesCalling(topology, CREATE)) {
      const input = isKnown(schedule.input) ? schedule.input : undefined;
      if (input === undefined || isDisabled(schedule)) {
        continue;
      }
      const { copyCount, endpointName, variantName, specification } = input;
      if (copyCount === 0) {
        yield finding(schedule, { what: "RuntimeConfig.CopyCount is 0", fix: "RuntimeConfig = { CopyCount = 1 }" });
      }
      if (input.problem === undefined && endpointName === undefined) {
        yield finding(schedule, { what: "its input has no EndpointName", fix: "EndpointName = <the endpoint's name>" });
      }
      if (input.problem === undefined && specification === undefined && !input.members.includes("Specifications")) {
        yield finding(schedule, {
          what: "its input has no Specification",
          fix: "Specification = { ModelName = …, ComputeResourceRequirements = … }",
        });
      }
      const component = topology.componentOf(schedule).node;
      const endpoint = component && topology.endpointOf(component).node;
      const variants = endpoint && topology.variantsOf(endpoint);
      const names = variants?.nodes.map(({ name }) => name) ?? [];
      const certain = variants?.complete === true && names.every(isKnown) && names.length > 0;
      if (certain && isKnown(variantName) && !names.includes(variantName)) {
        yield finding(schedule, {
          what: `VariantName is ${variantName}, and ${endpoint?.address} has ${names.join(", ")}`,
          fix: `VariantName = "${names[0]}"`,
        });
      }
    }
  },
});

export const baseWithAdapters = rule({
  id: "S22",
  slug: "base-with-adapters",
  severity: "error",
  evidence: "measured",
  title: "A schedule does not delete a component that has adapters",
  why: "SageMaker refuses to delete a base while adapters are on it: it stays, and costs.",
  remedy: "Set the copies to 0 in place of deleting the base, or delete its adapters first.",
  source: sagemakerApi("DeleteInferenceComponent"),
  *check(topology) {
    for (const schedule of schedulesCalling(topology, DELETE)) {
      const component = topology.componentOf(schedule).node;
      const [adapter] = component === undefined || isDisabled(schedule) ? [] : topology.adaptersOf(component);
      if (component !== undefined && adapter !== undefined) {
        yield finding(schedule, { what: `it deletes ${component.address}, which ${adapter.address} adapts`, fix: FIX });
      }
    }
  },
});
