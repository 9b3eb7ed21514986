import type { Action } from "./action";
import type { Perform } from "./call";
import { AwsError, unknownOperation } from "./errors";
import type { Deed, Faults } from "./faults";
import type { Journal } from "./journal";
import { namesIn } from "./names-in";
import { type Members, type Writer, write } from "./protocols/values";
import { type Operation, RawAnswer, type Service } from "./service";

/** Names of the AWS SDK for Java, which both services use, that are not those of the AWS CLI without hyphens. */
const SDK_NAMES: Readonly<Record<string, string>> = { sfn: "stepfunctions", cloudwatchlogs: "logs" };

interface Surroundings {
  readonly services: readonly Service[];
  readonly faults: Faults;
  readonly journal: Journal;
}

/** Performs operations in this process: no request, and no signature. */
export function performIn({ services, faults, journal }: Surroundings): Perform {
  return async (by, action, input, call) => {
    const { service, operation, run } = operationOf(action, services);
    const given = inModelCase(input, run);
    const deed: Deed = { service: service.name, operation, resources: [...namesIn(given)] };
    const note = (status: number, error?: string) =>
      journal.add({ at: call.now, requestId: call.requestId, region: call.region, ...deed, status, error, by });
    try {
      faults.onCall(deed);
      const answer = await run(given, call, service.validationCode);
      note(200);
      return answer instanceof RawAnswer ? { Body: Buffer.from(answer.body).toString("utf8") } : membersOf(answer);
    } catch (error) {
      if (error instanceof AwsError) {
        note(error.status, error.code);
      }
      throw error;
    }
  };
}

interface Found {
  readonly service: Service;
  readonly operation: string;
  readonly run: Operation;
}

function operationOf(action: Action, services: readonly Service[]): Found {
  const wanted = SDK_NAMES[action.service] ?? action.service;
  const operation = `${action.operation.charAt(0).toUpperCase()}${action.operation.slice(1)}`;
  const service = services.find(({ name }) => name.replaceAll("-", "") === wanted.replaceAll("-", ""));
  const run =
    service !== undefined && Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
  if (service === undefined || run === undefined) {
    throw unknownOperation(`${action.service}:${action.operation}`);
  }
  return { service, operation, run };
}

/**
 * Schedules and state machines write members with a capital letter, also where the model of a service, such as that of
 * Step Functions, does not.
 */
function inModelCase(input: Members, { schema }: Operation): Members {
  const shape: unknown = Reflect.get(schema, "shape");
  if (typeof shape !== "object" || shape === null) {
    return input;
  }
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const lower = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
      return [!Object.hasOwn(shape, name) && Object.hasOwn(shape, lower) ? lower : name, value];
    }),
  );
}

const isoWriter: Writer = {
  date: (date) => date.toISOString(),
  list: (items) => items,
  map: (entries) => Object.fromEntries(entries),
};

const membersOf = (answer: object): Members => Object.fromEntries(Object.entries(write(answer, isoWriter) ?? {}));
