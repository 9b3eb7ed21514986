import { type Stray, straysOf } from "../../behaviour";
import { nearest } from "../../nearest";
import { isAdapter, isKnown, type Node, once, type Topology } from "../../topology";
import { autoScalingApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const existingSubject = rule({
  id: "Z30",
  slug: "existing-subject",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsSleep,
  absence: "misnamed",
  title: "A scalable target must name a variant or an inference component that exists",
  why: "RegisterScalableTarget refuses a resource that does not exist. The target, its policies and its alarms have no effect, and the resource that they should scale stays awake.",
  remedy: "Set `resource_id` to the name of an existing variant or component.",
  source: autoScalingApi("RegisterScalableTarget"),
  *check(topology) {
    for (const stray of straysOf(topology)) {
      const right = meantBy(topology, stray);
      if (right !== undefined) {
        yield finding(stray.target, {
          what: `resource_id is ${String(stray.target.resourceId)}, and ${right.what}`,
          fix: `resource_id = "${right.resourceId}"`,
          about: right.nodes,
        });
      }
    }
  },
});

interface Meant {
  readonly what: string;
  readonly resourceId: string;
  readonly nodes: readonly Node[];
}

function meantBy(topology: Topology, stray: Stray): Meant | undefined {
  return stray.names === "endpoint" ? variantMeantBy(topology, stray) : componentMeantBy(topology, stray);
}

/** Only if the endpoint and all of its variants are in the source. */
function variantMeantBy(topology: Topology, { endpoint, name, variantName = "" }: Stray): Meant | undefined {
  const variants = endpoint === undefined ? [] : topology.variantsOf(endpoint).nodes;
  const names = variants.flatMap((variant) => (isKnown(variant.name) ? [variant.name] : []));
  if (endpoint === undefined || names.length === 0 || names.length < variants.length) {
    return undefined;
  }
  const has = names.length === 1 ? `only ${names[0]}` : names.join(", ");
  return {
    what: `${endpoint.address} has no variant ${variantName} (it has ${has})`,
    resourceId: `endpoint/${name}/variant/${nearest(variantName, names) ?? names[0]}`,
    nodes: variants,
  };
}

/** The component may exist elsewhere, so only a similar name of a component without a target counts as a mistake. */
function componentMeantBy(topology: Topology, { name, target }: Stray): Meant | undefined {
  const near = unscaled(topology).find(
    (component) =>
      component.scope === target.scope && isKnown(component.name) && nearest(name, [component.name]) !== undefined,
  );
  return near === undefined
    ? undefined
    : {
        what: `no component has that name: did you mean ${String(near.name)}?`,
        resourceId: `inference-component/${String(near.name)}`,
        nodes: [near],
      };
}

/** A limit on the comparisons: more names are not needed to find a misspelt one. */
const MOST_COMPARED = 200;

const unscaled = once((topology) =>
  topology.inferenceComponents
    .filter((component) => !isAdapter(component) && topology.targetsOf(component).nodes.length === 0)
    .slice(0, MOST_COMPARED),
);
