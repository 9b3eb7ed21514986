import { builtInTraffic as builtIn, readTraffic as read, type Traffic } from "../behaviour/traffic";
import { TimeZone } from "../time";
import { fileChunks } from "../topology/terraform/file-chunks";

/** Options of `readTraffic` and `builtInTraffic`. */
export interface TrafficOptions {
  /**
   * IANA name, such as `Europe/Paris`: instead of the time zone of a profile, and for times of a trace without an offset.
   * @default - that of the profile, or UTC
   */
  readonly timeZone?: string;
}

/** Traffic to simulate. `readTraffic` and `builtInTraffic` create it, `simulate` takes it. */
export class TrafficSource {
  private constructor(
    /** The name of the profile, or the path of the trace. */
    readonly name: string,
    /** @internal */
    readonly traffic: Traffic,
  ) {}

  /** @internal */
  static of(traffic: Traffic): TrafficSource {
    return new TrafficSource(traffic.name, traffic);
  }
}

/**
 * Reads a traffic profile in YAML or JSON, or a trace: CSV, JSON lines, responses of CloudWatch, or counts a minute. A long
 * trace is not kept in memory: the file must stay where it is until it was simulated.
 *
 * @throws ScaleToZeroError if it cannot be read: the message names the file, the line and the member
 */
export const readTraffic = (path: string, options: TrafficOptions = {}): TrafficSource =>
  TrafficSource.of(read(path, () => fileChunks(path), zoned(options)));

/**
 * A traffic profile that comes with the package: `weekday`, `nightly-batch`, `internal-tool`, `spiky` or `silent`.
 *
 * @throws ScaleToZeroError for another name
 */
export const builtInTraffic = (name: string, options: TrafficOptions = {}): TrafficSource =>
  TrafficSource.of(builtIn(name, zoned(options)));

const zoned = ({ timeZone }: TrafficOptions) => (timeZone === undefined ? {} : { timeZone: TimeZone.of(timeZone) });
