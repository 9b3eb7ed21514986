import { grouped } from "../../../grouped";
import { nodeKey, type ResourceChange } from "../../../topology";
import { endpointsOf } from "../../endpoints-of";
import type { ApplyEffect } from "../change-review";
import { instancesText } from "./instances-text";
import { nameOf, type Scene, shortList } from "./scene";

const SOURCE = "https://developer.hashicorp.com/terraform/language/block/removed";

const WHY =
  "Terraform removes the resource from its state and keeps it in AWS. No later plan shows it, and no destroy deletes it.";

const FIX = {
  hcl: "lifecycle { destroy = true } in the removed block, or an import into the configuration that manages it",
};

/** What leaves the state and stays in AWS: an effect for each endpoint that it belongs to. */
export function* forgotten(scene: Scene): Generator<ApplyEffect> {
  const all = scene.changes.filter(({ action, forgets }) => action === "forget" || forgets === true);
  const groups = grouped(all, (change) => {
    const address = change.previousAddress ?? change.address;
    const names = endpointsOf(scene.before, { on: { ...change, address } });
    return names.length === 0 ? nodeKey(change) : `endpoint ${names.join(", ")}`;
  });
  for (const [group, changes] of groups) {
    yield forgottenOf(scene, group.startsWith("endpoint ") ? group : undefined, changes);
  }
}

function forgottenOf(scene: Scene, group: string | undefined, changes: readonly ResourceChange[]): ApplyEffect {
  const { before } = scene;
  const endpoints = changes.flatMap((change) => scene.beforeOf(before.endpoints, change) ?? []);
  const components = changes.flatMap((change) => scene.beforeOf(before.inferenceComponents, change) ?? []);
  const costs = [...endpoints, ...components];
  const rest = changes.length - costs.length;
  const others = rest === 0 ? "" : ` ${rest} more ${rest === 1 ? "resource leaves" : "resources leave"} it too.`;
  const common = {
    kind: "forgets",
    addresses: changes.map(nodeKey),
    why: WHY,
    source: SOURCE,
    evidence: "verified",
  } as const;
  const [endpoint] = endpoints;
  if (endpoint !== undefined) {
    const instances = instancesText(before, before.variantsOf(endpoint).nodes);
    const own = components.length === 0 ? "" : ` with ${shortList(components.map(nameOf))}`;
    const what = `Endpoint ${nameOf(endpoint)}${own} leaves the Terraform state and goes on costing money${instances === "" ? "" : `: ${instances}`}.${others}`;
    return { ...common, severity: "warning", what, fix: FIX };
  }
  if (components.length > 0) {
    const variants = components.flatMap((one) => before.variantOf(one).node ?? []);
    const instances = instancesText(before, [...new Set(variants)]);
    const word = components.length === 1 ? "Component" : "Components";
    const verb =
      components.length === 1 ? "leaves the Terraform state and keeps" : "leave the Terraform state and keep";
    const what = `${word} ${shortList(components.map(nameOf))} ${verb} instances${instances === "" ? "" : `: ${instances}`}.${others}`;
    return { ...common, severity: "warning", what, fix: FIX };
  }
  const scales = changes.some(({ type }) => /^aws_(?:appautoscaling_|cloudwatch_|scheduler_)/.test(type));
  const one = changes.length === 1;
  const what = `${one ? changes[0]?.address : `${changes.length} resources${group === undefined ? "" : ` of ${group}`}`} ${one ? "leaves" : "leave"} the Terraform state and ${one ? "stays" : "stay"} in AWS${scales ? `, where ${one ? "it continues" : "they continue"} to scale` : ""}.`;
  return { ...common, severity: scales ? "warning" : "note", what, fix: FIX };
}
