import { isAdapter, isKnown } from "../../topology";
import { within } from "./edited";
import type { Requirements, UnitSetup, VariantSetup } from "./endpoint-setup";
import type { Host, Member } from "./host";
import { imageOf } from "./image";
import { requirementsOf } from "./requirements";
import { targetSetup } from "./target";
import { scheduleSetups } from "./timetables";

export function unitSetups(host: Host, variants: readonly VariantSetup[]): readonly UnitSetup[] {
  return host.members.map((member, own) =>
    member.kind === "variant"
      ? variantUnit(host, own, member, variants)
      : member.component !== undefined && isAdapter(member.component)
        ? adapterUnit(host, member)
        : componentUnit(host, own, member, variants),
  );
}

function componentUnit(host: Host, own: number, member: Member, variants: readonly VariantSetup[]): UnitSetup {
  const { component } = member;
  const variant = variantOf(host, member);
  const target = targetSetup(host, own);
  const image = imageOf(host, member, variants[variant]?.instanceType);
  // SageMaker creates no component with 0 copies.
  const created =
    component === undefined ? 1 : Math.max(1, host.assumptions.number(component, "CopyCount", component.copyCount, 1));
  return {
    kind: "component",
    name: member.name,
    address: member.node.address,
    variant,
    initialCapacity: target === undefined ? created : within(created, target),
    requirements:
      component === undefined
        ? anywhere(host, member)
        : requirementsOf(host, component, variants[variant]?.instanceType),
    ...(image !== undefined && { image }),
    ...(target !== undefined && { target }),
    schedules: component === undefined ? [] : scheduleSetups(host, component),
  };
}

function anywhere({ assumptions }: Host, { name }: Member): Requirements {
  assumptions.add(
    `The component ${name} is not in the source, and all of its copies are assumed to fit on one instance.`,
  );
  return { accelerators: 0, cpuCores: 0, memoryMb: 0, placement: "SPREAD" };
}

function adapterUnit(host: Host, member: Member): UnitSetup {
  const base = baseOf(host, member);
  return {
    kind: "component",
    name: member.name,
    address: member.node.address,
    variant: variantOf(host, member),
    ...(base !== undefined && { base }),
    initialCapacity: 0,
    schedules: [],
  };
}

/** Position of the component that an adapter adapts; `undefined` for other members, and if it is not known. */
export function baseOf({ topology, members }: Host, { component }: Member): number | undefined {
  if (component === undefined || !isAdapter(component)) {
    return undefined;
  }
  const { node } = topology.baseOf(component);
  const base = members.findIndex((one) => one.component !== undefined && one.component === node);
  return base < 0 ? undefined : base;
}

function variantUnit(host: Host, own: number, member: Member, variants: readonly VariantSetup[]): UnitSetup {
  const variant = member.variant === undefined ? 0 : host.variants.indexOf(member.variant);
  const target = targetSetup(host, own);
  const created = variants[variant]?.initialInstances ?? 1;
  const configuration = member.variant && host.topology.configurationOf(member.variant).node;
  const queue = configuration?.asyncConfiguration;
  const concurrency = isKnown(queue) ? queue.maxConcurrentInvocationsPerInstance : undefined;
  const image = imageOf(host, member, variants[variant]?.instanceType);
  return {
    kind: "variant",
    name: member.name,
    address: member.node.address,
    variant,
    initialCapacity: target === undefined ? created : within(created, target),
    ...(isKnown(concurrency) && { concurrency }),
    ...(image !== undefined && { image }),
    ...(target !== undefined && { target }),
    schedules: [],
  };
}

function variantOf({ topology, variants, assumptions }: Host, { component, node }: Member): number {
  const variant = component && topology.variantOf(component).node;
  const position = variant === undefined ? -1 : variants.indexOf(variant);
  const [first, ...others] = variants;
  if (position < 0 && first !== undefined && others.length > 0) {
    assumptions.add(`The variant of ${node.address} is not known, and is assumed to be ${String(first.name)}.`);
  }
  return Math.max(0, position);
}
