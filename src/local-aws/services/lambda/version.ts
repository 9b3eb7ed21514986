import { randomUUID } from "node:crypto";
import type { Call } from "../../call";
import type { Living } from "../../store/life-cycle";
import { forgetInvokeConfigs } from "./event-invoke-config";
import { ALIASES, FUNCTIONS, findFunction, findTarget, keyOf, type LambdaFunction, VERSIONS } from "./function";
import { forgetPolicies } from "./permission-operations";
import { conflict } from "./refusals";

export const versionsOf = (call: Call, name: string) =>
  call
    .table(VERSIONS)
    .values()
    .filter((version) => version.name === name)
    .sort((left, right) => Number(left.version) - Number(right.version));

export const aliasesOf = (call: Call, name: string) =>
  call
    .table(ALIASES)
    .values()
    .filter(({ functionName }) => functionName === name);

/** A copy of the function as it is, or the last version when that is the same. */
export function publish(call: Call, lambda: Living<LambdaFunction>, description?: string): Living<LambdaFunction> {
  const last = versionsOf(call, lambda.name).at(-1);
  if (last !== undefined && isSame(last, lambda)) {
    return last;
  }
  const number = (lambda.lastVersion ?? 0) + 1;
  call.table(FUNCTIONS).put(lambda.name, { ...findFunction(call, lambda.name), lastVersion: number });
  const version = String(number);
  const configuration = { ...lambda.configuration, ...(description === undefined ? {} : { Description: description }) };
  return call
    .table(VERSIONS)
    .put(keyOf(lambda.name, version), { ...lambda, configuration, version, revisionId: randomUUID() });
}

/** What a version says of itself is no change of the function. */
function isSame(version: LambdaFunction, lambda: LambdaFunction): boolean {
  const compared = ({ configuration, architectures, code }: LambdaFunction) =>
    JSON.stringify([
      Object.entries({ ...configuration, Description: undefined }).sort(([left], [right]) => left.localeCompare(right)),
      architectures,
      code,
    ]);
  return compared(version) === compared(lambda);
}

/** @throws AwsError while an alias leads to it */
export function deleteVersion(call: Call, name: string, version: string): void {
  findTarget(call, { name, qualifier: version });
  const alias = aliasesOf(call, name).find(({ functionVersion }) => functionVersion === version);
  if (alias !== undefined) {
    throw conflict(`Version ${version} cannot be deleted: the alias ${alias.name} leads to it.`);
  }
  call.table(VERSIONS).delete(keyOf(name, version));
  forgetPolicies(call, name, version);
  forgetInvokeConfigs(call, name, version);
}

/** When the function is deleted. */
export function forgetVersions(call: Call, name: string): void {
  for (const { version = "" } of versionsOf(call, name)) {
    call.table(VERSIONS).delete(keyOf(name, version));
  }
  for (const alias of aliasesOf(call, name)) {
    call.table(ALIASES).delete(keyOf(name, alias.name));
  }
}
