import { App, TerraformStack, Testing } from "cdktf";
import { Cron, Duration, SleepMethod, type SleepWindowOptions } from "../../../src";
import { asyncEndpoint, inferenceComponent, modelNamed, realtimeEndpoint, WEEKEND } from "../../support/builders";
import { emptyStack, problems, untyped, variable, warnings } from "../../support/synthesized";

const { copyCount, deleteAndRecreate, lambda, minCapacity } = SleepMethod;

function told(options: Partial<SleepWindowOptions>, component = {}): string[] {
  const stack = emptyStack();
  inferenceComponent(stack, component).addSleepWindow("Weekend", { ...WEEKEND, ...options });
  return problems(stack);
}

function warned(options: Partial<SleepWindowOptions>): string[] {
  const stack = emptyStack();
  inferenceComponent(stack).addSleepWindow("Weekend", { ...WEEKEND, ...options });
  expect(problems(stack)).toEqual([]);
  return warnings(stack);
}

const tuesday = Cron.weekly("TUE", "18:00");

describe("a sleep window that is wrong says once what to write instead", () => {
  it.each<[string, Partial<SleepWindowOptions>, string]>([
    ["UTC+1 as a time zone", { timeZone: "UTC+1" }, 'write the zone of a city, such as "Europe/Paris", or "Etc/GMT-1"'],
    [
      "years that are past",
      { sleep: Cron.of("cron(00 18 ? * 6 2024-2025)") },
      "sleep window Weekend: sleep cron(0 18 ? * FRI 2024-2025) never runs again, its last run was 2025-12-26 18:00 " +
        "and today is 2026-11-21: write cron(0 18 ? * FRI *)",
    ],
    [
      "a window from Tuesday to Tuesday",
      { sleep: tuesday, wake: tuesday },
      "write a wake at another time, such as cron(0 18 ? * WED *) to sleep for a day",
    ],
    ["an end that is past", { endDate: "2025-12-31T23:59:59Z" }, "remove the end date, or set a later one"],
    ["a start that is no date", { startDate: "soon" }, 'write it in UTC, as in "2027-01-01T00:00:00Z"'],
    [
      "an end before its start",
      { startDate: "2028-01-01T00:00:00Z", endDate: "2027-01-01T00:00:00Z" },
      "must be after startDate, which is 2028-01-01T00:00:00Z",
    ],
    ["a day that no month has", { wake: Cron.of("0 7 30 2 ? *") }, "never runs, no date matches it"],
    ["more copies than the maximum", { copiesOnWake: 4 }, "copiesOnWake is 4, must be at most maxCopies, which is 3"],
    ["a wake that brings nothing", { copiesOnWake: 0 }, "must be at least 1 for SleepMethod.minCapacity()"],
    ["a wake to no copy", { copiesOnWake: 0, method: copyCount() }, "a wake to 0 copies wakes nothing"],
    ["a creation without copies", { copiesOnWake: 0, method: deleteAndRecreate() }, "creates no inference component"],
    ["a function for one component", { method: lambda() }, "write endpoint.addSleepWindow(…), or another method here"],
    [
      "a late sleep without a scheduler",
      { flexibleWindow: Duration.minutes(5) },
      "has no meaning to SleepMethod.minCapacity()",
    ],
    [
      "tries beyond the wake",
      {
        method: copyCount(),
        sleep: Cron.daily("12:00"),
        wake: Cron.daily("13:00"),
        retry: { maximumAge: Duration.hours(1) },
      },
      'retry.maximumAge is "1 h", must be less than the time from the latest sleep to the next wake, which is 1 h',
    ],
    [
      "a sleep that may be later than its wake",
      {
        method: copyCount(),
        sleep: Cron.daily("12:00"),
        wake: Cron.daily("13:00"),
        flexibleWindow: Duration.minutes(60),
      },
      'flexibleWindow is "1 h", must be less than the time from the latest sleep to the next wake, which is 0 s',
    ],
    ["an instant that is none", { now: new Date("soon") }, "now is"],
  ])("%s", (_, options, advice) => {
    expect(told(options)).toEqual([expect.stringContaining(advice)]);
  });

  it("a name that is none of AWS's", () => {
    const stack = emptyStack();
    inferenceComponent(stack).addSleepWindow("week end", WEEKEND);
    expect(problems(stack)).toEqual([expect.stringContaining('try "week-end"')]);
  });

  it("a minimum that brings the copies back", () => {
    expect(told({ method: copyCount() }, { minCopies: 1 })).toEqual([
      expect.stringContaining("minCopies is 1, must be at most 0: Application Auto Scaling brings copies"),
    ]);
    const stack = emptyStack();
    const minCopies = variable(stack, "minimum").numberValue;
    inferenceComponent(stack, { minCopies }).addSleepWindow("Weekend", { ...WEEKEND, method: copyCount() });
    expect(problems(stack)).toEqual([]);
  });

  it("a wake to less than the minimum", () => {
    expect(told({ copiesOnWake: 1 }, { minCopies: 2 })).toEqual([
      expect.stringContaining("minCopies is 2, must be at most copiesOnWake, which is 1"),
    ]);
  });

  it.each([copyCount(), deleteAndRecreate(), lambda()])("%s on an asynchronous endpoint", (method) => {
    const stack = emptyStack();
    asyncEndpoint(stack).addSleepWindow("Weekend", { ...WEEKEND, method });
    expect(problems(stack)).toEqual([
      expect.stringMatching(/may not be given to an asynchronous .*: write SleepMethod.minCapacity\(\)/),
    ]);
  });

  it("a lapse in JavaScript", () => {
    expect(told({ method: untyped("copyCount") })).toEqual([
      'method is "copyCount", must be a SleepMethod: write SleepMethod.minCapacity()',
    ]);
  });
});

describe("two sleep windows", () => {
  function both(first: Partial<SleepWindowOptions>, second: Partial<SleepWindowOptions>, names = ["A", "B"]): string[] {
    const stack = emptyStack();
    const component = inferenceComponent(stack);
    component.addSleepWindow(String(names[0]), { ...WEEKEND, ...first });
    component.addSleepWindow(String(names[1]), { ...WEEKEND, ...second });
    return problems(stack);
  }
  const nights = { sleep: Cron.weekly("MON-THU", "20:00"), wake: Cron.weekly("TUE-FRI", "07:00") };

  it("may lie apart", () => expect(both({}, nights)).toEqual([]));

  it("may not overlap", () => {
    expect(both({}, { sleep: Cron.daily("20:00"), wake: Cron.daily("06:00") })).toEqual([
      expect.stringContaining("windows A and B overlap on"),
    ]);
  });

  it("may overlap where one of them rests, or is over when the other begins", () => {
    expect(both({ enabled: false, method: copyCount() }, {})).toEqual([]);
    expect(both({ endDate: "2027-06-01T00:00:00Z" }, { startDate: "2027-06-01T00:00:00Z" })).toEqual([]);
    expect(both({ endDate: "2027-06-02T00:00:00Z" }, { startDate: "2027-06-01T00:00:00Z" })).toHaveLength(1);
  });

  it("may not have two methods", () => {
    expect(both({}, { ...nights, method: copyCount() })).toEqual([
      'the method of the sleep window B is "SleepMethod.copyCount()", must be SleepMethod.minCapacity(), as of the ' +
        "window A: of two methods on one component the last one to write wins",
    ]);
  });

  it("may be soft and hard", () => expect(both({}, { ...nights, method: minCapacity({ hard: true }) })).toEqual([]));

  it("may not have one name", () => {
    expect(both({}, nights, ["A", "A"])).toEqual([expect.stringContaining("must be the only one with this name here")]);
  });

  it("may not meet where one is the endpoint's", () => {
    const stack = emptyStack();
    const endpoint = realtimeEndpoint(stack);
    endpoint.addSleepWindow("Weekend", WEEKEND);
    inferenceComponent(stack, {}, endpoint).addSleepWindow("Own", WEEKEND);
    expect(problems(stack)).toEqual([expect.stringContaining("windows Weekend and Own overlap on")]);
  });

  it("of an endpoint are compared once, however many components it has", () => {
    const stack = emptyStack();
    const endpoint = realtimeEndpoint(stack);
    endpoint.addSleepWindow("A", { ...WEEKEND, timeZone: "UTC+1" });
    inferenceComponent(stack, {}, endpoint);
    const model = modelNamed("llama-8b");
    endpoint.addInferenceComponent("Other", { model, compute: { minMemoryMb: 128 }, maxCopies: 1 });
    expect(problems(stack)).toHaveLength(1);
    endpoint.addSleepWindow("B", WEEKEND);
    endpoint.addSleepWindow("C", WEEKEND);
    expect(problems(stack)).toEqual([
      expect.stringContaining('time zone "UTC+1"'),
      expect.stringContaining("windows B and C overlap"),
    ]);
    endpoint.addSleepWindow("C", WEEKEND);
    expect(problems(stack)).toHaveLength(3);
  });
});

describe("a sleep window that works, but not as it reads, is warned of", () => {
  it("where it is shorter than falling asleep and waking now and then", () => {
    const short = { sleep: Cron.of("0 12,18 * * ? *"), wake: Cron.of("30 12,23 * * ? *") };
    expect(warned(short)).toEqual([expect.stringContaining("after 30 min, less than the 35 min it takes")]);
    expect(warned({ ...short, sleepAndWakeTime: Duration.minutes(30) })).toEqual([]);
  });

  it("and refused where it always is", () => {
    const stack = emptyStack();
    const noon = { sleep: Cron.daily("12:00"), wake: Cron.daily("12:30") };
    inferenceComponent(stack).addSleepWindow("Weekend", { ...WEEKEND, ...noon });
    expect(problems(stack)).toEqual([expect.stringContaining("write a wake at least 35 min after the sleep")]);
  });

  it("where clocks jump over it", () => {
    const night = { sleep: Cron.daily("20:00"), wake: Cron.daily("02:30") };
    expect(warned(night)).toEqual([expect.stringContaining("write a time before 02:00 or from 03:00 on")]);
  });

  it("where its start is past: AWS would refuse a change of it", () => {
    expect(warned({ startDate: "2026-01-01T00:00:00Z" })).toEqual([
      expect.stringContaining("is past, and AWS refuses"),
    ]);
    expect(warned({ startDate: "2026-12-01T00:00:00Z" })).toEqual([]);
  });
});

describe("what Terraform alone knows", () => {
  it("is not judged", () => {
    const stack = emptyStack();
    const zone = variable(stack, "zone").stringValue;
    const end = variable(stack, "end").stringValue;
    inferenceComponent(stack).addSleepWindow("Weekend", { ...WEEKEND, timeZone: zone, startDate: end, endDate: end });
    expect(problems(stack)).toEqual([]);
    expect(warnings(stack)).toEqual([]);
  });

  it("cannot be a time that has to be compared with another", () => {
    const stack = emptyStack();
    const maximumAge = Duration.seconds(variable(stack, "age").numberValue);
    const component = inferenceComponent(stack);
    component.addSleepWindow("Weekend", { ...WEEKEND, method: copyCount(), retry: { maximumAge } });
    expect(problems(stack)).toEqual([expect.stringContaining("must be known when the stack is synthesized")]);
  });
});

describe("the day that a window is judged by", () => {
  const { now: _, ...undated } = WEEKEND;
  const in2024 = { ...undated, endDate: "2024-12-31T00:00:00Z" };

  function toldIn(context: Record<string, unknown>): string[] {
    const stack = new TerraformStack(new App({ outdir: Testing.app().outdir, context }), "test");
    inferenceComponent(stack).addSleepWindow("Weekend", in2024);
    return problems(stack);
  }

  it("is today", () =>
    expect(toldIn({})).toEqual([expect.stringContaining("end date 2024-12-31T00:00:00Z is in the past")]));

  it("is the one of the app's context", () =>
    expect(toldIn({ "scaleToZero:now": "2024-11-29T00:00:00Z" })).toEqual([]));

  it("is refused where it is none", () => {
    expect(toldIn({ "scaleToZero:now": "soon" })).toContainEqual(
      expect.stringContaining('the context scaleToZero:now is "soon", must be a date'),
    );
  });
});
