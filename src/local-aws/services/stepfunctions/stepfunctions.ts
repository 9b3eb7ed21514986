import type { Service } from "../../service";
import { LifeCycle } from "../../store/life-cycle";
import type { Dynamics } from "../../world";
import { machineOperations } from "./machine-operations";
import { MACHINES } from "./state-machine";
import { versionOperations } from "./version-operations";

/** The control plane: machines are not executed here. */
export const stepfunctions: Service = {
  name: "stepfunctions",
  signingName: "states",
  target: "AWSStepFunctions",
  invalidTokenCode: "InvalidToken",
  operations: { ...machineOperations, ...versionOperations },
};

export const stepfunctionsLife: readonly Dynamics[] = [new LifeCycle(MACHINES)];
