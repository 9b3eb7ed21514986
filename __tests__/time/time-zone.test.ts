import { DateTime } from "luxon";
import { ScaleToZeroError } from "../../src/errors";
import { TimeZone } from "../../src/time/time-zone";
import { insteadOfOffset } from "../../src/time/zone-suggestion";

const [start2027, end2027] = [new Date("2027-01-01T00:00:00Z"), new Date("2028-01-01T00:00:00Z")];

describe("the name of a time zone", () => {
  it.each([
    "UTC",
    "GMT",
    "Etc/UTC",
    "Etc/GMT-1",
    "Europe/Paris",
    "America/New_York",
    "America/Argentina/Buenos_Aires",
    "America/Port-au-Prince",
    "Asia/Kolkata",
    "Europe/Kyiv",
    "US/Pacific",
  ])("%s is good", (name) => expect(TimeZone.of(name).name).toBe(name));

  it.each([
    ["UTC+1", '"Europe/Paris", or "Etc/GMT-1" (an Etc zone has its sign reversed)'],
    ["utc-8", '"America/Los_Angeles", or "Etc/GMT+8" (an Etc zone has its sign reversed)'],
    ["GMT+01:00", '"Europe/Paris", or "Etc/GMT-1"'],
    ["+14", '"Pacific/Kiritimati", or "Etc/GMT-14"'],
    ["+0530", '"Asia/Kolkata"'],
    ["UTC-3:30", '"America/St_Johns"'],
    ["UTC+0", '"UTC", or the zone of a city'],
    ["UTC-0", '"UTC", or the zone of a city'],
    ["Z", '"UTC", or the zone of a city'],
    ["UTC+20", '"Europe/Paris"'],
  ])("%s is an offset without daylight saving, instead of which to write %s", (name, instead) => {
    expect(() => TimeZone.of(name)).toThrow(ScaleToZeroError);
    expect(() => TimeZone.of(name)).toThrow("an offset has no daylight saving time");
    expect(() => TimeZone.of(name)).toThrow(instead);
  });

  it("gives no Etc zone for a half hour, as there is none", () => {
    expect(() => TimeZone.of("+05:30")).not.toThrow("Etc/");
  });

  it.each([
    ["Paris", 'write "Europe/Paris"'],
    ["europe/paris", 'write "Europe/Paris"'],
    ["Europe/PARIS", 'write "Europe/Paris"'],
    ["Europe/Pari", 'write "Europe/Paris"'],
    ["Europe/Londn", 'write "Europe/London"'],
    ["asia/kolkata", 'write "Asia/Kolkata"'],
    ["new york", 'write "America/New_York"'],
    ["PST", 'write "America/Los_Angeles"'],
    ["Japan", 'write "Asia/Tokyo"'],
    ["utc", 'write "UTC"'],
    ["Mars/Phobos", "use a region and a city from https://www.iana.org/time-zones"],
    ["", "use a region and a city from https://www.iana.org/time-zones"],
  ])("%p is not a name, instead of which to %s", (name, fix) => {
    expect(() => TimeZone.of(name)).toThrow(`time zone "${name}" is not an IANA name`);
    expect(() => TimeZone.of(name)).toThrow(fix);
  });

  it("suggests cities that have the offset in winter", () => {
    for (let quarters = -14 * 4; quarters <= 14 * 4; quarters += 1) {
      const [, city] = /city(?:,)? such as "([^"]+)"/.exec(insteadOfOffset(quarters / 4)) ?? [];
      if (city === undefined || city === "Europe/Paris") {
        continue;
      }
      const offsets = [1, 7].map((month) => DateTime.fromObject({ year: 2027, month }, { zone: city }).offset);
      expect([city, Math.min(...offsets)]).toEqual([city, quarters * 15]);
    }
  });
});

describe("the clocks of a time zone", () => {
  it.each([
    ["Europe/Paris", "2027-01-15T12:00:00Z", 60],
    ["Europe/Paris", "2027-07-15T12:00:00Z", 120],
    ["America/St_Johns", "2027-01-15T12:00:00Z", -210],
    ["Asia/Kathmandu", "2027-01-15T12:00:00Z", 345],
    ["Etc/GMT-1", "2027-07-15T12:00:00Z", 60],
    ["UTC", "2027-07-15T12:00:00Z", 0],
    ["Europe/London", "2027-01-15T12:00:00Z", 0],
  ])("%s at %s are %i minutes ahead of UTC", (zone, instant, minutes) => {
    expect(TimeZone.of(zone).offsetMinutesAt(new Date(instant))).toBe(minutes);
  });

  it("change twice a year in Paris", () => {
    expect(TimeZone.of("Europe/Paris").transitions(start2027, end2027)).toEqual([
      { at: new Date("2027-03-28T01:00:00Z"), offsetMinutesBefore: 60, offsetMinutesAfter: 120 },
      { at: new Date("2027-10-31T01:00:00Z"), offsetMinutesBefore: 120, offsetMinutesAfter: 60 },
    ]);
  });

  it("change by half an hour on Lord Howe", () => {
    expect(TimeZone.of("Australia/Lord_Howe").transitions(start2027, end2027)).toEqual([
      { at: new Date("2027-04-03T15:00:00Z"), offsetMinutesBefore: 660, offsetMinutesAfter: 630 },
      { at: new Date("2027-10-02T15:30:00Z"), offsetMinutesBefore: 630, offsetMinutesAfter: 660 },
    ]);
  });

  it.each(["UTC", "Etc/GMT-1", "Asia/Tokyo", "${var.zone}"])("never change in %s", (zone) => {
    expect(TimeZone.of(zone).transitions(start2027, end2027)).toEqual([]);
  });

  it("belong to the stretch that ends with the change, not to the one that begins with it", () => {
    const [paris, at] = [TimeZone.of("Europe/Paris"), new Date("2027-03-28T01:00:00Z")];
    expect(paris.transitions(start2027, at)).toHaveLength(1);
    expect(paris.transitions(at, new Date("2027-04-28T00:00:00Z"))).toEqual([]);
  });

  it("are unknown while only Terraform knows the zone", () => {
    const zone = TimeZone.of("${var.zone}");
    expect(zone.isToken).toBe(true);
    expect(`${zone}`).toBe("${var.zone}");
    expect(zone.offsetMinutesAt(start2027)).toBeUndefined();
  });
});
