import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether the body of a request was signed with the key of the run task. Takes the same time for each wrong signature.
 * @param signature the header `X-TFC-Task-Signature`: HMAC-SHA-512 as hexadecimal text
 * @see https://developer.hashicorp.com/terraform/cloud-docs/integrations/run-tasks#securing-your-run-task
 */
export function isSigned(body: Uint8Array, signature: string | undefined, key: string): boolean {
  const expected = createHmac("sha512", key).update(body).digest();
  const given = /^[0-9a-f]{128}$/i.test(signature ?? "") ? Buffer.from(signature ?? "", "hex") : Buffer.alloc(64);
  return timingSafeEqual(expected, given);
}
