import type { Call } from "../../call";
import type { Ending } from "../../faults";

/** How what is begun now shall end, if a fault was asked for. */
export const endingOf = (call: Call, operation: string, name: string): Ending | undefined =>
  call.faults.ending({ service: "sagemaker", operation, resources: [name] });

interface Ended {
  readonly status: "InService" | "Failed";
  readonly failureReason?: string;
  readonly lastModifiedTime: number;
}

/** What endpoints and components become when work on them ends: a rollback ends in service, on what was there before. */
export function ended<Done extends object>(at: number, ending: Ending | undefined, done: Done): Ended | (Ended & Done) {
  if (ending === undefined) {
    return { ...done, status: "InService", lastModifiedTime: at };
  }
  const status = ending.kind === "fail" ? "Failed" : "InService";
  return { status, failureReason: ending.reason, lastModifiedTime: at };
}
