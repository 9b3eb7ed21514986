import type { z } from "zod";
import type { Call } from "./call";
import { parseInput } from "./input";

/** A body that goes out as it is, beside answers that a protocol writes. */
export class RawAnswer {
  constructor(
    readonly body: Uint8Array,
    readonly headers: Readonly<Record<string, string>>,
    /** HTTP status. @default - that of the operation's route */
    readonly status?: number,
    /** Goes out part by part, instead of the body. */
    readonly parts?: AsyncIterable<Uint8Array>,
  ) {}
}

/** Members by name. A `Date` is a timestamp and a `Map` a map, for each protocol to write in its own way. */
export type Answer = object;

export interface Operation {
  (input: unknown, call: Call, validationCode?: string): Answer | Promise<Answer>;
  /** What it takes. */
  readonly schema: z.ZodType;
}

export function operation<Schema extends z.ZodType>(
  schema: Schema,
  handle: (input: z.output<Schema>, call: Call) => Answer | Promise<Answer>,
): Operation {
  const run = (input: unknown, call: Call, validationCode?: string) =>
    handle(parseInput(schema, input, validationCode), call);
  return Object.assign(run, { schema });
}

/** An operation's place in a REST protocol. */
export interface Route {
  readonly method: string;
  /** Such as `/schedules/{Name}`. */
  readonly path: string;
  readonly operation: string;
  /** Of an answer without an error, as the service's model has it. @default 200 */
  readonly status?: number;
  /** Member names by the names of query parameters that differ from them. */
  readonly query?: Readonly<Record<string, string>>;
  /** Member names by header names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The member that is the body, where the body is not JSON. */
  readonly body?: string;
}

/** What the Query protocol writes without a level of its own, and under a name in the singular. */
export interface Flattened {
  /** `Attribute` for a member `Attributes`. */
  readonly name: string;
  /** What a map's keys and values are called. @default - the member is a list */
  readonly entry?: readonly [key: string, value: string];
}

export interface Service {
  /** As in the AWS CLI: what faults and the journal call it. */
  readonly name: string;
  /** As in the credential scope of a signed request. */
  readonly signingName: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Prefix of the `X-Amz-Target` header, and the service's name in RPC paths. */
  readonly target?: string;
  /** XML namespace of the Query protocol. */
  readonly xmlNamespace?: string;
  /** Members at the top of inputs and answers that the Query protocol flattens, by their name. */
  readonly flattened?: Readonly<Record<string, Flattened>>;
  readonly routes?: readonly Route[];
  /** The code for malformed input. @default ValidationException */
  readonly validationCode?: string;
  /** The code for a token that no page ended with. @default - as for malformed input */
  readonly invalidTokenCode?: string;
}
