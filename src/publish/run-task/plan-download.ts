import type { Clock } from "../../clock";
import type { Answer } from "../http/attempt";
import { ForgeProblem } from "../http/forge-problem";
import { patientRequests } from "../http/patient-requests";

const MOST_REDIRECTS = 3;
const ATTEMPT_MS = 60_000;

/** Where plans come from. */
export interface PlanOrigins {
  /** The API, such as `https://app.terraform.io`. Only it receives the token. */
  readonly api: string;
  /** Where the API may redirect to: the store of HCP Terraform, whose addresses work for a short time. */
  readonly store: readonly string[];
  readonly mostBytes: number;
}

/**
 * The plan of a run as JSON. An address outside of the origins is never asked: the request may name any, and this process may
 * reach more than its sender.
 * @throws ForgeProblem
 */
export async function downloadedPlan(
  url: string,
  token: string,
  { origins, clock }: { readonly origins: PlanOrigins; readonly clock: Clock },
): Promise<Uint8Array> {
  const { api, store, mostBytes } = origins;
  let address = checkedAddress(url, [api]);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    // The origin only: an address of the store is a secret for as long as it works.
    const { origin: name, href } = address;
    const send = patientRequests({ clock, name, isRepeatable: () => true, attemptMs: ATTEMPT_MS, mostBytes });
    const answer = await send(href, { headers: name === api ? { authorization: `Bearer ${token}` } : {} });
    const location = answer.headers.get("location");
    if (answer.status < 300 || answer.status >= 400 || location === null) {
      return planIn(answer);
    }
    address = checkedAddress(URL.canParse(location, href) ? new URL(location, href).href : location, [api, ...store]);
  }
  throw new ForgeProblem(`The plan is behind more than ${MOST_REDIRECTS} redirects`, undefined, true);
}

function planIn({ status, body }: Answer): Uint8Array {
  if (status !== 200) {
    // HCP Terraform answers 204 until the plan as JSON exists.
    throw new ForgeProblem(`HCP Terraform answers ${status} for the plan`, status, true);
  }
  return body;
}

/** An address that may be asked. */
export function checkedAddress(url: string, origins: readonly string[]): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (
    address === undefined ||
    !origins.includes(address.origin) ||
    address.username !== "" ||
    address.password !== ""
  ) {
    throw new ForgeProblem(
      `The address ${address?.origin ?? "(not an address)"} is refused: only ${origins.join(" and ")} may be called`,
      undefined,
      true,
    );
  }
  return address;
}
