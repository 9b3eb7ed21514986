import type { Random } from "../random";

/** How long a copy works on a request, in seconds. */
export type ServiceTime =
  | { readonly kind: "constant"; readonly seconds: number }
  | { readonly kind: "exponential"; readonly meanSeconds: number }
  /** Seconds at parts from 0 to 1 of all requests, both rising. Between two of them the time rises evenly. */
  | { readonly kind: "percentiles"; readonly points: readonly { readonly part: number; readonly seconds: number }[] };

/** Writes the time of each of some requests. */
export type ServiceTimes = (services: Float64Array, from: number, to: number) => void;

export function serviceTimes(time: ServiceTime, random: Random): ServiceTimes {
  switch (time.kind) {
    case "constant":
      return (services, from, to) => {
        services.fill(time.seconds, from, to);
      };
    case "exponential":
      return (services, from, to) => {
        for (let index = from; index < to; index += 1) {
          services[index] = random.exponential() * time.meanSeconds;
        }
      };
    case "percentiles":
      return percentiles(time.points, random);
  }
}

function percentiles(
  points: readonly { readonly part: number; readonly seconds: number }[],
  random: Random,
): ServiceTimes {
  const parts = Float64Array.from(points, ({ part }) => part);
  const seconds = Float64Array.from(points, (point) => point.seconds);
  const last = parts.length - 1;
  return (services, from, to) => {
    for (let index = from; index < to; index += 1) {
      const part = random.uniform();
      let above = 1;
      while (above < last && (parts[above] ?? 1) <= part) {
        above += 1;
      }
      const low = parts[above - 1] ?? 0;
      const high = parts[above] ?? 1;
      const least = seconds[above - 1] ?? 0;
      const most = seconds[above] ?? 0;
      services[index] = least + ((part - low) / (high - low)) * (most - least);
    }
  };
}
