import { isAdapter, isKnown, type Topology } from "../../topology";
import { type Hosted, hostedIn } from "../hosted";
import { alarmCount } from "./alarm-count";
import { type Assumed, Assumptions } from "./assumptions";
import type { EndpointSetup, VariantSetup } from "./endpoint-setup";
import { componentMembers, type Host, type Member, variantMembers } from "./host";
import { type Kind, kindOf } from "./kind";
import { baseOf, unitSetups } from "./units";
import { variantSetups, withinTarget } from "./variants";

export type { Assumed } from "./assumptions";

export interface SetupOptions {
  /**
   * Values for numbers that the topology does not know, by address and argument, such as
   * `aws_appautoscaling_target.this.max_capacity`. Known values stay as they are.
   * @default - each unknown value is guessed, and named in `assumptions`
   */
  readonly assume?: Assumed;
}

/** What a topology says about each of its endpoints, as the plain numbers of a simulation. */
export function endpointSetups(topology: Topology, { assume }: SetupOptions = {}): readonly EndpointSetup[] {
  return [...hostedIn(topology)].map((hosted) => endpointSetup(topology, hosted, new Assumptions(topology, assume)));
}

function endpointSetup(topology: Topology, hosted: Hosted, assumptions: Assumptions): EndpointSetup {
  const { name, endpoint, variants } = hosted;
  const kind = kindOf(topology, hosted);
  const host = whole({
    topology,
    assumptions,
    name,
    ...(endpoint !== undefined && { endpoint }),
    variants,
    members: membersOf(topology, hosted, kind),
  });
  for (const { text } of topology.limits) {
    assumptions.add(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
  }
  if (kind.assumed !== undefined) {
    assumptions.add(kind.assumed);
  }
  const placed = host.members.length === 0 && variants.length === 0 ? [] : variantSetups(host);
  const units = unitSetups(host, placed);
  const first = endpoint ?? hosted.components[0] ?? hosted.strays[0]?.target;
  return {
    name,
    address: first?.address ?? name,
    ...(first?.stack !== undefined && { stack: first.stack }),
    ...(isKnown(first?.region) && { region: first.region }),
    kind: kind.kind,
    ...(kind.reason !== undefined && { reason: kind.reason }),
    variants: placed.map((variant, position) => boundedVariant(variant, position)),
    units,
    alarmCount: alarmCount(host, units),
    assumptions: assumptions.sentences,
  };

  function boundedVariant(variant: VariantSetup, position: number): VariantSetup {
    const unit = units.find((one) => one.kind === "variant" && one.variant === position);
    return withinTarget(variant, unit);
  }
}

function membersOf(topology: Topology, hosted: Hosted, { kind }: Kind): readonly Member[] {
  switch (kind) {
    case "inference-components":
      return componentMembers(topology, hosted);
    case "asynchronous":
      return variantMembers(topology, hosted);
    default:
      return [];
  }
}

/** Without the adapters whose base is not there. */
function whole(host: Host): Host {
  const homeless = host.members.filter(
    (member) => member.component !== undefined && isAdapter(member.component) && baseOf(host, member) === undefined,
  );
  for (const { node } of homeless) {
    host.assumptions.leaveOut(node, "the component that it adapts is not known");
  }
  return homeless.length === 0 ? host : { ...host, members: host.members.filter((one) => !homeless.includes(one)) };
}
