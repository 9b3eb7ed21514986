import type { Answer } from "./attempt";
import { ForgeProblem } from "./forge-problem";
import { type PatientOptions, patientRequests } from "./patient-requests";

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** `patientRequests` in the shape of `fetch`, for the libraries of forges. Throws `ForgeProblem` for a redirect too. */
export function patientFetch(options: PatientOptions): Fetch {
  const send = patientRequests(options);
  return async (url, init) => {
    const answer = await send(url, init);
    if (answer.status >= 300 && answer.status < 400) {
      throw redirected(options.name, answer.status);
    }
    return responseOf(answer);
  };
}

const redirected = (name: string, status: number): ForgeProblem =>
  new ForgeProblem(
    `${name} redirects to another address (${status}), which does not get the token; give the new address, or the new name of a renamed repository`,
    status,
    true,
  );

function responseOf({ status, headers, body }: Answer): Response {
  const kept = new Headers(headers);
  // The body is decoded already.
  kept.delete("content-encoding");
  kept.delete("content-length");
  return new Response(body.byteLength === 0 ? null : new Uint8Array(body), { status, headers: kept });
}
