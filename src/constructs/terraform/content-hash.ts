import { createHash } from "node:crypto";
import { Fn, Token } from "cdktf";
import { argument, pieces } from "./interpolation";
import { call } from "./json";

const LENGTH = 8;

/**
 * Eight hexadecimal digits that change with the content, for the name of something that can only be replaced.
 *
 * Computed at synthesis, so that the plan shows the name. Where a part is known to Terraform alone, Terraform computes
 * the digits, from the digest of what is known here and the values of the rest.
 */
export function contentHash(content: unknown): string {
  const tokens: unknown[] = [];
  const known = canonical(content, tokens);
  const digest = createHash("sha256").update(known).digest("hex");
  if (tokens.length === 0) {
    return digest.slice(0, LENGTH);
  }
  return Token.asString(call("substr", call("sha256", call("jsonencode", [digest, ...tokens])), 0, LENGTH));
}

/** A name of at most 63 characters that ends in the hash. */
export function hashedName(base: string, content: unknown): string {
  const room = 63 - LENGTH - 1;
  if (Token.isUnresolved(base)) {
    return `${Fn.substr(argument(base), 0, room)}-${contentHash({ base, content })}`;
  }
  if (base.length <= room) {
    return `${base}-${contentHash(content)}`;
  }
  // Two long names may differ in what is cut off only.
  return `${base.slice(0, room).replace(/-+$/, "")}-${contentHash({ base, content })}`;
}

/**
 * JSON with sorted keys, in which tokens are numbered: their own names change from run to run. A list or map that
 * merely holds a token is looked into; a token that stands for a whole list or map is one.
 */
function canonical(value: unknown, tokens: unknown[]): string {
  if (typeof value === "string" && Token.isUnresolved(value)) {
    return `text ${JSON.stringify(pieces(value).map((piece) => (Token.isUnresolved(piece) ? tokens.push(piece) : piece)))}`;
  }
  if (Token.isUnresolved(value)) {
    return `token ${tokens.push(value)}`;
  }
  if (Array.isArray(value)) {
    return `[${value.map((item) => canonical(item, tokens)).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member, tokens)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}
