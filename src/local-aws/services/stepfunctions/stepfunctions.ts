import { RowDynamics } from "../../dynamics";
import type { Service } from "../../service";
import { LifeCycle } from "../../store/life-cycle";
import type { Dynamics } from "../../world";
import { EXECUTIONS, proceed } from "./execution";
import { executionOperations } from "./execution-operations";
import { machineOperations } from "./machine-operations";
import { MACHINES } from "./state-machine";
import { versionOperations } from "./version-operations";

export const stepfunctions: Service = {
  name: "stepfunctions",
  signingName: "states",
  target: "AWSStepFunctions",
  invalidTokenCode: "InvalidToken",
  operations: { ...machineOperations, ...versionOperations, ...executionOperations },
};

export const stepfunctionsLife: readonly Dynamics[] = [new LifeCycle(MACHINES), new RowDynamics(EXECUTIONS, proceed)];
