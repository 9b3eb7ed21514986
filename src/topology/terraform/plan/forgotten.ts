import { field } from "../../attributes/json";
import type { Forgotten } from "../../nodes/forgotten";
import { Unknown } from "../../unknown";
import { MAPPERS } from "../resources/registry";
import { type Change, isForgetting } from "./change";

/** Where the types that have a name keep it. */
const NAMES = ["name", "alarm_name", "inference_component_name", "resource_id"] as const;

/**
 * What is forgotten of the types that are read.
 *
 * @param isSecret whether a text contains a sensitive value, which a plan marks elsewhere
 */
export const forgottenIn = (changes: readonly Change[], isSecret: (text: string) => boolean): readonly Forgotten[] =>
  changes
    .filter((change) => isForgetting(change) && MAPPERS.has(change.type))
    .map((change) => ({
      kind: "forgotten",
      address: change.address,
      scope: "",
      type: change.type,
      name: withoutSecret(nameOf(change), isSecret),
      isReplaced: change.isDeposed || change.actions.length > 1,
    }));

const withoutSecret = (name: Forgotten["name"], isSecret: (text: string) => boolean): Forgotten["name"] =>
  typeof name === "string" && isSecret(name) ? Unknown : name;

function nameOf({ before, beforeSensitive, type }: Change): Forgotten["name"] {
  const argument =
    type === "aws_cloudcontrolapi_resource" ? "id" : NAMES.find((name) => typeof field(before, name) === "string");
  const value = argument === undefined ? undefined : field(before, argument);
  const isSensitive = beforeSensitive === true || (argument !== undefined && field(beforeSensitive, argument) === true);
  return isSensitive ? Unknown : typeof value === "string" ? value : undefined;
}
