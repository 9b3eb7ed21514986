import { field } from "../../attributes/json";
import type { Limit } from "../../limits";
import type { Change } from "./change";
import { leftOut } from "./left-out";
import { listOf, managedIn } from "./managed";

/** More are counted. */
const SHOWN = 3;

const WHAT_FOLLOWS = "what it does not show counts as unknown";

/**
 * Why a plan shows a part only. Terraform says `complete: false` of a plan that failed, that was made with `-target`, or
 * that defers something; OpenTofu, and Terraform before 1.8, say nothing: there the configuration shows what is left out.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function partiality(
  plan: unknown,
  { planned, configuration, changes }: { planned: unknown; configuration: unknown; changes: readonly Change[] },
): readonly Limit[] {
  const limits: Limit[] = [];
  if (field(plan, "errored") === true) {
    limits.push({ kind: "errored", text: `the plan failed before its end: ${WHAT_FOLLOWS}` });
  }
  const deferred = listOf(plan, "deferred_changes").map((change) => field(field(change, "resource_change"), "address"));
  if (deferred.length > 0) {
    const addresses = deferred.filter((address) => typeof address === "string");
    const text = `the plan is partial, it defers ${named(addresses, deferred.length)} to a later one: ${WHAT_FOLLOWS}`;
    limits.push({ kind: "deferred", text, addresses });
  }
  const complete = field(plan, "complete");
  if (limits.length > 0 || complete === true) {
    return limits;
  }
  const known = [...managedIn(planned), ...changes].map(({ address }) => address);
  const addresses = leftOut(configuration, known);
  if (addresses.length > 0) {
    const how = complete === false ? "-target" : "-target or -exclude";
    const text = `the plan is partial, as with ${how}, and leaves out ${named(addresses)}: ${WHAT_FOLLOWS}`;
    return [{ kind: "targeted", text, addresses }];
  }
  return complete === false
    ? [{ kind: "incomplete", text: `the plan is partial, as with -target: ${WHAT_FOLLOWS}` }]
    : [];
}

function named(addresses: readonly string[], count = addresses.length): string {
  const shown = addresses.slice(0, SHOWN);
  const more = count - shown.length;
  return shown.length === 0 ? `${count} resources` : [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
