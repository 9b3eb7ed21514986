import { type Env, given } from "../environment";
import { PublishError } from "../errors";
import type { PlanOrigins } from "./plan-download";

export const KEY_VARIABLE = "SCALE_TO_ZERO_RUN_TASK_KEY";
export const DEFAULT_HOST = "app.terraform.io";
const MOST_PLAN_BYTES = 256 * 2 ** 20;

/** @throws PublishError that says what to set: without a key, anyone could send requests */
export function runTaskKey(env: Env): string {
  const key = given(env[KEY_VARIABLE]);
  if (key === undefined) {
    throw new PublishError(
      `--serve-run-task: there is no key. Set ${KEY_VARIABLE} to the HMAC key of the run task in HCP Terraform`,
    );
  }
  return key;
}

/** @param host of HCP Terraform or Terraform Enterprise */
export function planOrigins(host: string): PlanOrigins {
  if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i.test(host)) {
    throw new PublishError(
      `--terraform-host ${JSON.stringify(host)}: is not the name of a host; write it as in ${DEFAULT_HOST}`,
    );
  }
  const api = new URL(`https://${host}`).origin;
  // HCP Terraform stores plans at archivist.terraform.io, and Terraform Enterprise at its own host.
  const store = host.startsWith("app.") ? [new URL(`https://archivist.${host.slice("app.".length)}`).origin] : [];
  return { api, store, mostBytes: MOST_PLAN_BYTES };
}
