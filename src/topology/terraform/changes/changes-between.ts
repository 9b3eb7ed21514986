import { grouped } from "../../../grouped";
import { field } from "../../attributes/json";
import type { AttributeChange, ResourceChange } from "../../changes";
import { nodeKey } from "../../nodes/node";
import { MAPPERS } from "../resources/registry";
import { isComputed } from "./computed-arguments";
import { isDefault, isUnset } from "./defaults";
import { type ComparisonRules, differences } from "./differences";
import { forcesReplacement } from "./forced-replacement";
import { SecretValues } from "./secret-values";
import type { WrittenContent, WrittenResource } from "./written";

/** Something that can be compared, such as a `TerraformReading`. */
export interface Written {
  readonly written: () => WrittenContent;
}

/**
 * What changes from one document to another, such as the synthesized stacks of two branches: by address, since no plan says
 * what was moved. Values are those of the documents, `${…}` as it is written.
 */
export function changesBetween(before: Written, after: Written): readonly ResourceChange[] {
  const [left, right] = [before.written(), after.written()];
  const secrets = SecretValues.of([...left.secrets, ...right.secrets]);
  const known = new Map(left.resources.map((resource) => [nodeKey(resource), resource]));
  const kept = new Set<string>();
  const changed = new Map<string, ResourceChange>();
  const rest: ResourceChange[] = [];
  for (const resource of right.resources) {
    const key = nodeKey(resource);
    const previous = known.get(key);
    kept.add(key);
    if (previous === undefined) {
      rest.push({ ...placeOf(resource), action: "create", attributes: [] });
      continue;
    }
    const attributes = attributesBetween(previous, resource, left, right, secrets);
    if (attributes.length > 0) {
      changed.set(key, { ...placeOf(resource), ...actionFor(attributes, resource), attributes });
    }
  }
  for (const resource of left.resources) {
    if (!kept.has(nodeKey(resource))) {
      rest.push({ ...placeOf(resource), action: "delete", attributes: [] });
    }
  }
  addTriggered(right.resources, changed, rest);
  return [...changed.values(), ...rest].filter(({ type }) => MAPPERS.has(type)).sort(byAddress);
}

const placeOf = ({ address, stack, type, sourceLine }: WrittenResource) => ({
  address,
  ...(stack !== undefined && { stack }),
  type,
  ...(sourceLine !== undefined && { sourceLine }),
});

function attributesBetween(
  before: WrittenResource,
  after: WrittenResource,
  left: WrittenContent,
  right: WrittenContent,
  secrets: SecretValues,
): readonly AttributeChange[] {
  const { type } = after;
  const rules: ComparisonRules = {
    secrets,
    isLeftOut: (argument) => isComputed(type, argument),
    isUnset: (path, value) => isUnset(type, path, value),
    // A state has all defaults; a program writes some of them.
    isDefault: (path, value) => left.kind === "configured" && isDefault(type, path, value),
    forcesReplacement: (path) => forcesReplacement(type, path),
  };
  const compared = { beforeSensitive: before.sensitive, afterSensitive: after.sensitive };
  const mixed = left.kind !== right.kind;
  const found = differences({ ...compared, before: before.values, after: after.values }, rules);
  if (mixed) {
    // One side has the defaults as well, and the other has expressions that are not evaluated.
    return found.filter(
      (change) => [change.before, change.after].every(({ kind }) => kind !== "absent") && !isOpen(change),
    );
  }
  // A state has the copies that autoscaling asked for, whoever set them.
  return left.kind === "recorded" ? found.filter(({ path }) => !/^runtime_config\b.*copy_count$/.test(path)) : found;
}

const isOpen = ({ before, after }: AttributeChange): boolean =>
  [before, after].some((value) => value.kind === "value" && value.text.includes("${"));

const actionFor = (attributes: readonly AttributeChange[], { lifecycle }: WrittenResource) =>
  attributes.some((attribute) => attribute.forcesReplacement)
    ? { action: "replace" as const, createsFirst: field(lifecycle, "create_before_destroy") === true }
    : { action: "update" as const };

/**
 * What is replaced because something else changes, and what that replaces in turn. What is created or deleted triggers nothing.
 *
 * @see https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#replace_triggered_by
 */
function addTriggered(
  resources: readonly WrittenResource[],
  changed: Map<string, ResourceChange>,
  created: readonly ResourceChange[],
): void {
  const byKey = new Map(resources.map((resource) => [nodeKey(resource), resource]));
  const triggers = resources.flatMap((resource) =>
    triggersOf(resource.lifecycle).map((trigger) => ({ ...trigger, resource })),
  );
  const triggeredBy = grouped(triggers, ({ resource, address }) => nodeKey({ ...resource, address }));
  const seen = new Set(created.map(nodeKey));
  const todo = [...changed.keys()];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const { resource, argument } of triggeredBy.get(next) ?? []) {
      const key = nodeKey(resource);
      if (!seen.has(key) && isTriggered(changed.get(next), byKey.get(next), argument)) {
        seen.add(key);
        todo.push(key);
        const attributes = changed.get(key)?.attributes ?? [];
        const createsFirst = field(resource.lifecycle, "create_before_destroy") === true;
        const reason = "replace_by_triggers";
        changed.set(key, { ...placeOf(resource), action: "replace", createsFirst, reason, attributes });
      }
    }
  }
}

/** Whether a reference to a resource, or to one argument of it, sees a change. */
function isTriggered(
  change: ResourceChange | undefined,
  resource: WrittenResource | undefined,
  argument: string | undefined,
): boolean {
  if (change === undefined || argument === undefined) {
    return change !== undefined;
  }
  // `output` is what `input` of terraform_data was.
  const written = argument === "output" ? "input" : argument;
  const isChanged = change.attributes.some(({ path }) => /^[\w-]+/.exec(path)?.[0] === written);
  // What the provider fills in is new with the resource.
  return (
    isChanged || (change.action === "replace" && resource !== undefined && !Object.hasOwn(resource.values, written))
  );
}

interface Trigger {
  readonly address: string;
  /** @default - any change of the resource */
  readonly argument?: string;
}

/** `aws_x.y`, also of `aws_x.y[0]`, `aws_x.y.id` and `${aws_x.y}`. */
function triggersOf(lifecycle: unknown): readonly Trigger[] {
  const written = field(lifecycle, "replace_triggered_by");
  return (Array.isArray(written) ? written : []).flatMap((one) => {
    const [, address, argument] =
      (typeof one === "string" ? /^(?:\$\{)?(\w[\w-]*\.[\w-]+)(?:\[[^\]]*\])?(?:\.([\w-]+))?/.exec(one) : undefined) ??
      [];
    return address === undefined ? [] : [{ address, ...(argument !== undefined && { argument }) }];
  });
}

function byAddress(left: ResourceChange, right: ResourceChange): number {
  const [one, other] = [nodeKey(left), nodeKey(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}
