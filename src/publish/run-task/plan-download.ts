import { ForgeProblem } from "../http/forge-problem";

const MOST_REDIRECTS = 3;
const TIMEOUT_MS = 60_000;

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
export async function downloadedPlan(url: string, token: string, origins: PlanOrigins): Promise<Uint8Array> {
  let address = checkedAddress(url, [origins.api]);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const isApi = address.origin === origins.api;
    const response = await answered(address, isApi ? { authorization: `Bearer ${token}` } : {});
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || location === null) {
      return await bodyOf(response, address, origins.mostBytes);
    }
    await response.body?.cancel();
    address = checkedAddress(new URL(location, address).href, [origins.api, ...origins.store]);
  }
  throw new ForgeProblem(`The plan is behind more than ${MOST_REDIRECTS} redirects`, undefined, true);
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

async function answered(address: URL, headers: Readonly<Record<string, string>>): Promise<Response> {
  try {
    return await fetch(address, { headers, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch {
    throw noAnswer(address);
  }
}

/** The origin only: an address of the store is a secret for as long as it works. */
const noAnswer = ({ origin }: URL): ForgeProblem =>
  new ForgeProblem(`${origin} does not answer, or not to the end`, undefined, true);

async function bodyOf(response: Response, address: URL, mostBytes: number): Promise<Uint8Array> {
  if (response.status !== 200) {
    await response.body?.cancel();
    // HCP Terraform answers 204 until the plan as JSON exists.
    throw new ForgeProblem(`HCP Terraform answers ${response.status} for the plan`, response.status, true);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  // The connection may also break within the plan.
  const read = () => reader?.read().catch(() => Promise.reject(noAnswer(address)));
  for (let part = await read(); part !== undefined && !part.done; part = await read()) {
    size += part.value.byteLength;
    if (size > mostBytes) {
      await reader?.cancel();
      throw new ForgeProblem(`The plan is larger than ${Math.floor(mostBytes / 2 ** 20)} MiB`, undefined, true);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}
