import { readJson } from "./json";
import { isMembers, type Members } from "./protocols/values";

/** The texts by which an input names resources: names, ids and ARNs. */
export function* namesIn(input: Members): Generator<string> {
  for (const [member, value] of Object.entries(input)) {
    if (typeof value === "string" && /(name|id|identifier|arn)$/i.test(member)) {
      yield value;
    } else if (member === "DesiredState" && typeof value === "string") {
      const desired = readJson(value)?.value;
      yield* isMembers(desired) ? namesIn(desired) : [];
    }
  }
}
