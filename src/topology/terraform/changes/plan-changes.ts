import { at, field, isObject, type JsonObject, type JsonPath, pathText } from "../../attributes/json";
import type { AttributeChange, ChangeAction, ResourceChange } from "../../changes";
import { inOrder } from "../plan/in-order";
import { MAPPERS } from "../resources/registry";
import { isComputed } from "./computed-arguments";
import { Configured } from "./configured";
import { isUnset } from "./defaults";
import { differences, isMarked } from "./differences";
import { isEqual } from "./equal";
import { isForeignResource } from "./foreign";
import { type SecretValues, secretsOfPlan } from "./secret-values";

/**
 * What a plan does to the resources that are read. Resources that stay as they are, are left out.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function changesOfPlan(plan: JsonObject): readonly ResourceChange[] {
  const all = field(plan, "resource_changes");
  const found: ResourceChange[] = [];
  // Most plans change little: this is worked out once something differs.
  let known: Known | undefined;
  const knowledge = (): Known => {
    known ??= {
      secrets: secretsOfPlan(plan),
      configured: new Configured(field(field(plan, "configuration"), "root_module")),
    };
    return known;
  };
  for (const source of Array.isArray(all) ? all : []) {
    const change = isObject(source) ? changeOf(source, knowledge) : undefined;
    if (change !== undefined) {
      found.push(change);
    }
  }
  return inOrder(found);
}

interface Known {
  readonly secrets: SecretValues;
  readonly configured: Configured;
}

function changeOf(source: JsonObject, knowledge: () => Known): ResourceChange | undefined {
  const { address, type, mode, change, previous_address: previous, action_reason: reason, deposed } = source;
  if (typeof address !== "string" || typeof type !== "string" || (mode ?? "managed") !== "managed") {
    return undefined;
  }
  if (!MAPPERS.has(type) || !isObject(change)) {
    return undefined;
  }
  const written = changesMarksOnly(change) ? [] : Array.isArray(change.actions) ? change.actions : [];
  const isMoved = typeof previous === "string" && previous !== address;
  // OpenTofu and Terraform write what is imported as an object, which may be empty.
  const imports = isObject(change.importing);
  const { action, ...how } = actionOf(written, isMoved, imports);
  if (action === "none" || isForeignResource(type, change.before ?? change.after)) {
    return undefined;
  }
  return {
    address,
    type,
    action,
    ...(isMoved && { previousAddress: previous }),
    ...how,
    ...(imports && { imports }),
    ...(typeof deposed === "string" && { isDeposed: true }),
    ...(typeof reason === "string" && { reason }),
    attributes:
      action === "update" || action === "replace"
        ? attributesOf(source, change, action === "replace", knowledge())
        : [],
  };
}

/** Terraform plans an update where a value becomes sensitive, and does nothing in the apply. */
const changesMarksOnly = ({ actions, before, after, after_unknown: unknown }: JsonObject): boolean =>
  Array.isArray(actions) &&
  actions.length === 1 &&
  actions[0] === "update" &&
  !isMarked(unknown) &&
  isEqual(before, after);

type Action = Pick<ResourceChange, "action" | "createsFirst" | "forgets">;

/** Terraform writes `["create", "forget"]`, OpenTofu `["forget", "create"]`: neither deletes anything. */
function actionOf(written: readonly unknown[], isMoved: boolean, imports: boolean): Action {
  const does = (action: string): boolean => written.includes(action);
  if (does("create")) {
    const forgets = does("forget");
    return forgets || does("delete")
      ? { action: "replace", createsFirst: written[0] === "create", ...(forgets && { forgets }) }
      : { action: "create" };
  }
  if (does("forget")) {
    return { action: "forget", forgets: true };
  }
  const plain = (["delete", "update", "read"] satisfies readonly ChangeAction[]).find(does);
  return { action: plain ?? (isMoved ? "move" : imports ? "import" : "none") };
}

function attributesOf(
  { address, type }: JsonObject,
  change: JsonObject,
  isReplaced: boolean,
  { secrets, configured }: Known,
): readonly AttributeChange[] {
  const forcing = pathsIn(change.replace_paths);
  const found = differences(
    {
      before: change.before,
      after: change.after,
      unknown: change.after_unknown,
      beforeSensitive: change.before_sensitive,
      afterSensitive: change.after_sensitive,
    },
    {
      secrets,
      isLeftOut: (argument) => isComputed(String(type), argument) && !forcing.includes(argument),
      isUnset: (path, value) => isUnset(String(type), path, value),
      forcesReplacement: (path) => forcing.some((forced) => isWithin(path, forced) || isWithin(forced, path)),
    },
  );
  return found.filter(
    (attribute) =>
      attribute.forcesReplacement ||
      !(isFilledIn(attribute, isReplaced) && configured.leavesOut(String(address), attribute.path)),
  );
}

/** A value that the configuration does not set: known after apply, or the 0 that the provider keeps for a number of the old resource. */
const isFilledIn = ({ before, after }: AttributeChange, isReplaced: boolean): boolean =>
  after.kind === "unknown" || (isReplaced && after.kind === "absent" && before.kind === "value" && before.text === "0");

/** Such as `production_variants[0].instance_type` for `["production_variants", 0, "instance_type"]`. */
function pathsIn(written: unknown): readonly string[] {
  return (Array.isArray(written) ? written : []).flatMap((steps: unknown) => {
    let path: JsonPath | undefined;
    for (const step of Array.isArray(steps) ? steps : []) {
      // An element of a set has no place of its own: the set is what forces it.
      if (typeof step !== "string" && typeof step !== "number") {
        break;
      }
      path = at(path, step);
    }
    return path === undefined ? [] : [pathText(path)];
  });
}

/** Whether a path is another one, or leads on from there. */
const isWithin = (path: string, outer: string): boolean =>
  path === outer || (path.startsWith(outer) && /^[.[]/.test(path.slice(outer.length)));
