import type { Rule } from "../rule";
import { acceleratorAssigned, acceleratorsLeftOver, enoughAccelerators, enoughCpu } from "./devices";
import { burstableInstance, roomForCopies } from "./instances";
import { enoughMemory, memoryRange, notDeviceMemory } from "./memory";

/** What keeps copies from finding room on the instances of their variant. */
export const placementRules: readonly Rule[] = [
  roomForCopies,
  enoughAccelerators,
  enoughMemory,
  notDeviceMemory,
  enoughCpu,
  memoryRange,
  acceleratorAssigned,
  acceleratorsLeftOver,
  burstableInstance,
];
