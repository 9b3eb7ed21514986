import type { Rule } from "../rule";
import { roomForCopies } from "./w20-room-for-copies";
import { enoughAccelerators } from "./w21-enough-accelerators";
import { enoughMemory } from "./w22-enough-memory";
import { notDeviceMemory } from "./w23-not-device-memory";
import { enoughCpu } from "./w24-enough-cpu";
import { memoryRange } from "./w25-memory-range";
import { acceleratorAssigned } from "./w26-accelerator-assigned";
import { acceleratorsLeftOver } from "./w27-accelerators-left-over";
import { burstableInstance } from "./w49-burstable-instance";

/** The rules about copies that do not fit on the instances of their variant. */
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
