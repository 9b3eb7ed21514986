import type { InferenceComponent } from "../component/inference-component";
import type { SleepWindows } from "../sleep/sleep-windows";
import type { IRealtimeEndpoint } from "./i-realtime-endpoint";

/** Called for each component that is put on an endpoint. */
export type Welcome = (component: InferenceComponent, sleepWindows: SleepWindows) => void;

const hosts = new WeakMap<IRealtimeEndpoint, Welcome>();

/** Sleep windows and grants of an endpoint are for all its components, those that are added later included. */
export function welcomeComponents(endpoint: IRealtimeEndpoint, welcome: Welcome): void {
  hosts.set(endpoint, welcome);
}

/** Called by a component once it exists. */
export function joinEndpoint(component: InferenceComponent, sleepWindows: SleepWindows): void {
  hosts.get(component.endpoint)?.(component, sleepWindows);
}
