import type { IConstruct } from "constructs";
import type { SleepWindows } from "../sleep/sleep-windows";

/** An inference component as the endpoint that hosts it knows it. */
export interface IHostedComponent extends IConstruct {
  /** Of the component and its adapters, for permissions; known before they exist. */
  readonly arns: readonly string[];
  readonly sleepWindows: SleepWindows;
}
