import { fixedOffsetZone, unknownZone } from "./errors";
import { isToken } from "./token";
import { offsetChanges, offsetMinutes } from "./wall-clock";
import { ZoneClock } from "./zone-clock";
import { insteadOfName, insteadOfOffset, offsetHoursIn } from "./zone-suggestion";

/** A moment at which the clocks of a zone are put forward or back. */
export interface OffsetTransition {
  readonly at: Date;
  /** Minutes ahead of UTC until then. */
  readonly offsetMinutesBefore: number;
  /** Minutes ahead of UTC from then on: more than before in spring, when the minutes between do not exist. */
  readonly offsetMinutesAfter: number;
}

/** Short names that are no abbreviations: the rest of them (EST, CET, IST) mean several things or have no summer. */
const SHORT_NAMES: readonly string[] = ["UTC", "GMT"];
const REGION_AND_CITY = /^[A-Z]\w*(?:\/[A-Z][\w+-]*)+$/;

/** Names that `Intl` knows: a format takes long to make, and many schedules have one zone. */
const canonicalNames = new Map<string, string>();

/** The name that `Intl` gives to a zone, or `undefined` if it knows none. */
function canonicalName(name: string): string | undefined {
  const known = canonicalNames.get(name);
  if (known !== undefined) {
    return known;
  }
  try {
    const canonical = new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
    canonicalNames.set(name, canonical);
    return canonical;
  } catch {
    return undefined;
  }
}

const isWrittenRight = (name: string, canonical: string): boolean =>
  // Intl does not care about case, the services compare names.
  name === canonical || (name.toLowerCase() !== canonical.toLowerCase() && REGION_AND_CITY.test(name));

/**
 * A time zone by its IANA name, in which AWS reads a cron expression.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#time-zones
 * @see https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
 */
export class TimeZone {
  /** Coordinated Universal Time: what both services use when no zone is given. */
  static readonly UTC: TimeZone = new TimeZone("UTC");

  /**
   * A time zone by its name.
   * @param name a region and a city such as `Europe/Paris`, a fixed offset such as `Etc/GMT-1`, `UTC`, or a token
   * @throws ScaleToZeroError for an offset such as `UTC+1`, an abbreviation such as `PST`, and a name that is none;
   *   it says what to write instead
   */
  static of(name: string): TimeZone {
    if (isToken(name) || SHORT_NAMES.includes(name)) {
      return new TimeZone(name);
    }
    const offsetHours = offsetHoursIn(name);
    if (offsetHours !== undefined) {
      throw fixedOffsetZone(name, insteadOfOffset(offsetHours));
    }
    const canonical = canonicalName(name);
    if (canonical !== undefined && name.includes("/") && isWrittenRight(name, canonical)) {
      return new TimeZone(name);
    }
    throw unknownZone(name, insteadOfName(name, canonical));
  }

  private constructor(
    /** IANA name, such as `Europe/Paris`. */
    readonly name: string,
  ) {}

  /** Whether only Terraform knows which zone this is. */
  get isToken(): boolean {
    return isToken(this.name);
  }

  /** Minutes that clocks are ahead of UTC at an instant; `undefined` for a token. */
  offsetMinutesAt(instant: Date): number | undefined {
    return this.isToken ? undefined : offsetMinutes(this.name, instant.getTime());
  }

  /**
   * The changes of clocks in (from, until], in order; none for a token.
   * @internal
   */
  transitions(from: Date, until: Date): readonly OffsetTransition[] {
    if (this.isToken) {
      return [];
    }
    return offsetChanges(this.name, from.getTime(), until.getTime()).map((at) => ({
      at: new Date(at),
      offsetMinutesBefore: offsetMinutes(this.name, at - 1),
      offsetMinutesAfter: offsetMinutes(this.name, at),
    }));
  }

  /**
   * What clocks show between two instants; `undefined` for a token.
   * @internal
   */
  clockBetween(from: Date, until: Date): ZoneClock | undefined {
    return this.isToken ? undefined : new ZoneClock(this.name, from, until);
  }

  /** As `name`. */
  toString(): string {
    return this.name;
  }
}
