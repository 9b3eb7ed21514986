import { TimeZone } from "../../../time";
import type { Arrivals, Span } from "../arrivals";
import { tooManyBursts, tooManyRequests } from "../errors";
import { DEFAULT_SERVICE_SECONDS, MOST_OPEN_BURSTS, MOST_REQUESTS } from "../limits";
import { Random } from "../random";
import { BurstArrivals } from "../streams/bursts";
import { EvenArrivals } from "../streams/even";
import { PoissonArrivals } from "../streams/poisson";
import { expected, type Rates, scaled } from "../streams/rates";
import { type ServiceTime, serviceTimes } from "../streams/service-time";
import type { Asked, Traffic } from "../traffic";
import type { Period, Profile, Settings } from "./profile";
import { ratesOf } from "./profile-rates";

/** What the caller says beside the file. */
export interface ProfileOptions {
  /** Instead of the time zone of the profile. */
  readonly timeZone?: TimeZone;
}

/** The traffic that a profile declares. */
export class ProfileTraffic implements Traffic {
  readonly name: string;
  readonly assumptions: readonly string[];
  readonly timeZone: string;
  readonly named: { readonly endpoints: readonly string[]; readonly components: readonly string[] };
  private readonly zone: TimeZone;
  /** A thousand endpoints with the same hours ask for them once. */
  private readonly known = new Map<readonly Period[], { readonly span: Span; readonly rates: Rates }>();

  constructor(
    private readonly profile: Profile,
    private readonly source: string,
    { timeZone }: ProfileOptions = {},
  ) {
    this.name = profile.name ?? source;
    this.zone = timeZone ?? profile.timeZone ?? TimeZone.UTC;
    this.timeZone = this.zone.name;
    this.named = { endpoints: [...profile.endpoints.keys()], components: [...profile.components.keys()] };
    this.assumptions = assumptionsOf(profile, timeZone);
  }

  arrivals(asked: Asked, span: Span, seed: number): Arrivals | undefined {
    const { periods, share } = this.periods(asked);
    const rates = scaled(this.rates(periods, span), 1 / share);
    const requests = expected(rates);
    // Not `>`: an infinite rate times no time is NaN.
    if (!(requests <= MOST_REQUESTS)) {
      throw tooManyRequests(this.source, requests, MOST_REQUESTS);
    }
    if (requests === 0) {
      return undefined;
    }
    const random = (what: string) => Random.of(seed, asked.endpointName, asked.componentName ?? "", what);
    const services = serviceTimes(this.setting(asked, "serviceTime") ?? DEFAULT_SERVICE, random("service"));
    const pattern = this.setting(asked, "arrivals") ?? { kind: "poisson" };
    switch (pattern.kind) {
      case "poisson":
        return new PoissonArrivals(rates, random("arrivals"), services);
      case "even":
        // The requests of the endpoint in turn: those of all its components together have equal distances again.
        return new EvenArrivals(rates, (share === 1 ? 0.5 : asked.index + 0.5) / share, services);
      case "bursts": {
        const open = rates.perSecond.reduce((most, rate) => Math.max(most, rate), 0) * pattern.spacingSeconds;
        if (open > MOST_OPEN_BURSTS) {
          throw tooManyBursts(this.source, open, MOST_OPEN_BURSTS);
        }
        const starts = new PoissonArrivals(scaled(rates, 1 / pattern.size), random("arrivals"), () => {});
        return new BurstArrivals(starts, pattern.size, pattern.spacingSeconds, span.seconds, services);
      }
    }
  }

  client(asked: Asked) {
    return this.setting(asked, "atZero") ?? ({ kind: "never" } as const);
  }

  concurrency(asked: Asked): number | undefined {
    return this.setting(asked, "concurrency");
  }

  /** From the most specific to the least. A component has a name of its own in its account and Region. */
  private settings({ endpointName, componentName }: Asked): readonly Settings[] {
    const component = componentName === undefined ? undefined : this.profile.components.get(componentName);
    const all = [component, this.profile.endpoints.get(endpointName), this.profile];
    return all.filter((one) => one !== undefined);
  }

  private setting<Key extends keyof Settings>(asked: Asked, key: Key): Settings[Key] {
    return this.settings(asked).find((one) => one[key] !== undefined)?.[key];
  }

  /** Periods of a component are its own. Those of an endpoint, or of all, are the requests of an endpoint. */
  private periods(asked: Asked): { readonly periods: readonly Period[]; readonly share: number } {
    const own =
      asked.componentName === undefined ? undefined : this.profile.components.get(asked.componentName)?.periods;
    if (own !== undefined) {
      return { periods: own, share: 1 };
    }
    return { periods: this.setting(asked, "periods") ?? [], share: Math.max(1, asked.of) };
  }

  private rates(periods: readonly Period[], span: Span): Rates {
    const found = this.known.get(periods);
    if (found?.span.startMs === span.startMs && found.span.seconds === span.seconds) {
      return found.rates;
    }
    const rates = ratesOf(periods, this.profile.holidays, this.zone, span);
    this.known.set(periods, { span, rates });
    return rates;
  }
}

const DEFAULT_SERVICE: ServiceTime = { kind: "constant", seconds: DEFAULT_SERVICE_SECONDS };

function assumptionsOf(profile: Profile, timeZone: TimeZone | undefined): readonly string[] {
  const all: readonly Settings[] = [profile, ...profile.endpoints.values(), ...profile.components.values()];
  if (all.every(({ periods = [] }) => periods.length === 0)) {
    return [];
  }
  const isOpen = (key: keyof Settings): boolean => profile[key] === undefined && isOpenBelow(profile, key);
  return [
    ...(timeZone === undefined && profile.timeZone === undefined ? ["Hours of the traffic are UTC."] : []),
    ...(isOpen("serviceTime") ? [`A copy works ${DEFAULT_SERVICE_SECONDS} s on a request.`] : []),
    ...(isOpen("atZero") ? ["Clients do not send a refused request again."] : []),
  ];
}

/** Whether something has requests, but nothing of what the setting is about. */
const isOpenBelow = ({ periods = [], endpoints, components }: Profile, key: keyof Settings): boolean =>
  periods.length > 0 ||
  [...endpoints.values(), ...components.values()].some((one) => one.periods !== undefined && one[key] === undefined);
