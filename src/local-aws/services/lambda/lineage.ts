import { createHash } from "node:crypto";

/**
 * Invocations of a function in one chain of requests, after which Lambda stops the next one: "approximately 16".
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 */
export const MOST_IN_A_CHAIN = 16;

/** Functions of a chain by their ARN, hashed, and how often each ran in it. */
export type Lineage = ReadonlyMap<string, number>;

const MEMBER = /(?:^|;)\s*Lineage=([^;]*)/;
const LINK = /^(?:\d+:)?([0-9a-f]{8}):(\d{1,5})$/;

/**
 * The chain that a call belongs to. The AWS SDKs send the trace header of the function that they run in; what its lineage
 * looks like is not documented, and nothing else reads it.
 *
 * @param header `X-Amzn-Trace-Id` @default - a chain begins
 */
export function lineageOf(header: string | undefined): Lineage {
  const [, text = ""] = MEMBER.exec(header ?? "") ?? [];
  return new Map(
    text.split("|").flatMap((link): [string, number][] => {
      const [, hash, count] = LINK.exec(link) ?? [];
      return hash === undefined ? [] : [[hash, Number(count)]];
    }),
  );
}

/** How often a function ran in the chain that a header names. */
export const timesIn = (header: string | undefined, arn: string): number => lineageOf(header).get(hashOf(arn)) ?? 0;

/** The header of what a run of a function calls. */
export function continued(header: string | undefined, arn: string, now: number, requestId: string): string {
  const lineage = new Map(lineageOf(header)).set(hashOf(arn), timesIn(header, arn) + 1);
  const seconds = Math.floor(now / 1000)
    .toString(16)
    .padStart(8, "0");
  const id = requestId.replaceAll("-", "").padEnd(24, "0");
  const chain = [...lineage].map(([hash, count]) => `1:${hash}:${count}`).join("|");
  return `Root=1-${seconds}-${id.slice(0, 24)};Parent=${id.slice(0, 16)};Sampled=0;Lineage=${chain}`;
}

const hashOf = (arn: string): string => createHash("sha256").update(arn).digest("hex").slice(0, 8);
