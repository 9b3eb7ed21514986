import { printable } from "../../printable";
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
  const api = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i.test(host) ? addressOf(host) : undefined;
  if (api === undefined) {
    throw new PublishError(
      `--terraform-host ${JSON.stringify(printable(host))}: is not the name of a host; write it as in ${DEFAULT_HOST}`,
    );
  }
  // HCP Terraform stores plans at archivist.terraform.io, and Terraform Enterprise at its own host.
  const store = api.host.startsWith("app.") ? addressOf(`archivist.${api.host.slice("app.".length)}`) : undefined;
  return { api: api.origin, store: store === undefined ? [] : [store.origin], mostBytes: MOST_PLAN_BYTES };
}

/** A port can be too large, and a host with numbers no address. */
const addressOf = (host: string): URL | undefined =>
  URL.canParse(`https://${host}`) ? new URL(`https://${host}`) : undefined;
