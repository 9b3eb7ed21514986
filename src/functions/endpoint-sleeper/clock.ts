import { type AwsClock, systemClock as awsClock } from "../../aws/clock";

/** Time and chance, so that tests need neither. */
export interface Clock extends AwsClock {
  /** A number from 0 up to, but not including, 1. */
  random(): number;
}

export const systemClock: Clock = { ...awsClock, random: () => Math.random() };
