import { nearest } from "../nearest";

/** A well-known city for each offset from UTC in hours, when it is winter there. */
const CITIES: ReadonlyMap<number, string> = new Map([
  [-11, "Pacific/Pago_Pago"],
  [-10, "Pacific/Honolulu"],
  [-9.5, "Pacific/Marquesas"],
  [-9, "America/Anchorage"],
  [-8, "America/Los_Angeles"],
  [-7, "America/Denver"],
  [-6, "America/Chicago"],
  [-5, "America/New_York"],
  [-4, "America/Halifax"],
  [-3.5, "America/St_Johns"],
  [-3, "America/Sao_Paulo"],
  [-2, "America/Noronha"],
  [-1, "Atlantic/Azores"],
  [0, "Europe/London"],
  [1, "Europe/Paris"],
  [2, "Europe/Helsinki"],
  [3, "Europe/Istanbul"],
  [3.5, "Asia/Tehran"],
  [4, "Asia/Dubai"],
  [4.5, "Asia/Kabul"],
  [5, "Asia/Karachi"],
  [5.5, "Asia/Kolkata"],
  [5.75, "Asia/Kathmandu"],
  [6, "Asia/Dhaka"],
  [6.5, "Asia/Yangon"],
  [7, "Asia/Bangkok"],
  [8, "Asia/Singapore"],
  [8.75, "Australia/Eucla"],
  [9, "Asia/Tokyo"],
  [9.5, "Australia/Adelaide"],
  [10, "Australia/Sydney"],
  [10.5, "Australia/Lord_Howe"],
  [11, "Pacific/Guadalcanal"],
  [12, "Pacific/Auckland"],
  [12.75, "Pacific/Chatham"],
  [13, "Pacific/Tongatapu"],
  [14, "Pacific/Kiritimati"],
]);

/** Hours ahead of UTC in texts such as `UTC+1`, `GMT-03:30`, `+0530` and `Z`, or `undefined` for other texts. */
export function offsetHoursIn(text: string): number | undefined {
  if (/^z$/i.test(text)) {
    return 0;
  }
  const [, sign, hours, minutes] = /^(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(text) ?? [];
  if (hours === undefined) {
    return undefined;
  }
  const size = Number(hours) + Number(minutes ?? 0) / 60;
  // Not -0, which no map of offsets finds.
  return sign === "-" && size > 0 ? -size : size;
}

/**
 * What to write instead of an offset.
 *
 * @see https://data.iana.org/time-zones/tzdb/etcetera for the sign of the Etc zones
 */
export function insteadOfOffset(hours: number): string {
  if (hours === 0) {
    return 'write "UTC", or the zone of a city such as "Europe/London"';
  }
  const city = CITIES.get(hours);
  if (city === undefined) {
    return 'write the zone of a city, such as "Europe/Paris"';
  }
  const cityFix = `write the zone of a city, such as "${city}"`;
  if (!Number.isInteger(hours)) {
    return cityFix;
  }
  const fixed = hours > 0 ? `Etc/GMT-${hours}` : `Etc/GMT+${-hours}`;
  return `${cityFix}, or "${fixed}" (an Etc zone has its sign reversed) to go without daylight saving time`;
}

const cityOf = (name: string): string => (name.split("/").at(-1) ?? name).toLowerCase().replace(/[\s-]/g, "_");

/**
 * What to write instead of a text that is not the name of a zone.
 *
 * @param canonical the zone that `Intl` takes the text for, if any, such as `America/Los_Angeles` for `PST`
 */
export function insteadOfName(name: string, canonical: string | undefined): string {
  const known = [...CITIES.values(), ...Intl.supportedValuesOf("timeZone"), "UTC"];
  // Once, and not for each zone: a file may hold any text.
  const city = cityOf(name);
  const sameCity = known.find((zone) => cityOf(zone) === city);
  const meant = sameCity ?? canonical ?? nearest(name, known);
  return meant === undefined ? "use a region and a city from https://www.iana.org/time-zones" : `write "${meant}"`;
}
