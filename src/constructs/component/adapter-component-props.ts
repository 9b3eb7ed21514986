import type { WakeAlarmOptions } from "../scaling/wake";
import type { ComponentTimeouts } from "./component-resource";
import type { IAdapterBase } from "./i-adapter-base";

/** What `component.addAdapter` takes. */
export interface AdapterOptions {
  /**
   * Letters, digits and hyphens, at most 63; unique in the account and region.
   * @default - the construct's path, shortened, and a hash of it
   */
  readonly inferenceComponentName?: string;
  /** The adapter's weights: `s3://bucket/adapter.tar.gz`. */
  readonly artifactUrl: string;
  /**
   * The alarm that wakes the base when a call of this adapter is refused. AWS does not document which of the two names
   * the metric carries for such a call, so both are watched.
   * @default - as the wake alarm of a component
   */
  readonly wakeAlarm?: WakeAlarmOptions;
  /** Beside those of the base. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default - the provider's own: 2 hours each */
  readonly timeouts?: ComponentTimeouts;
}

/** Properties of `AdapterComponent`. */
export interface AdapterComponentProps extends AdapterOptions {
  /** Component that the adapter runs on. */
  readonly base: IAdapterBase;
}
