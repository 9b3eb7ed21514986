import { simulationHtml } from "../../src/review/simulation/html/simulation-html";
import { withEveryText } from "../support/every-text";
import { ATOMS } from "../support/hostile";
import { weekEndpoint, weekReport, weekRun } from "../support/simulated-week";
import { type Box, describeBrowser, type Seen, type SeenChart, useBrowser, type View } from "./support/browser";

const DESK: View = { colorScheme: "light", media: "screen", width: 1100, javaScriptEnabled: false };
const VIEWS: readonly (readonly [string, View])[] = [
  ["light", DESK],
  ["dark", { ...DESK, colorScheme: "dark" }],
  ["print", { ...DESK, media: "print", colorScheme: "dark", width: 720 }],
  ["phone", { ...DESK, width: 360 }],
  ["dark phone", { ...DESK, colorScheme: "dark", width: 360 }],
];

const EXTREMES = VIEWS.filter(([name]) => name === "light" || name === "phone");

/** A pixel is drawn in part on either side of an edge. */
const TOLERANCE = 1;

const isInside = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left - TOLERANCE &&
  inner.right <= outer.right + TOLERANCE &&
  inner.top >= outer.top - TOLERANCE &&
  inner.bottom <= outer.bottom + TOLERANCE;

const overlap = (one: Box, other: Box): boolean =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > TOLERANCE &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > TOLERANCE;

const LEAST_CONTRAST = 4.5;
/** Of what is no text: https://www.w3.org/TR/WCAG22/#non-text-contrast */
const LEAST_MARK_CONTRAST = 3;

const problemsOf = ({ title, texts, box }: SeenChart): readonly string[] => [
  ...texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => overlap(one.box, other.box))
      .map((other) => `${title}: "${one.text}" overlaps "${other.text}"`),
  ),
  ...texts.filter((one) => !isInside(one.box, box)).map(({ text }) => `${title}: "${text}" leaves the chart`),
];

/** What keeps a person from reading a page, whatever it shows. */
const problemsIn = (seen: Seen): readonly string[] => [
  ...seen.incidents,
  ...(seen.scrollWidth > seen.width ? [`${seen.scrollWidth} pixels in ${seen.width}`] : []),
  ...seen.duplicateIds.map((id) => `two elements with id ${id}`),
  ...seen.charts.flatMap(problemsOf),
  ...[...seen.words, ...seen.charts.flatMap(({ texts }) => texts)]
    .filter(({ contrast }) => contrast < LEAST_CONTRAST)
    .map(({ text, contrast }) => `"${text}" has a contrast of ${contrast}`),
  ...seen.swatches
    .filter(({ contrast }) => contrast < LEAST_MARK_CONTRAST)
    .map(({ name, contrast }) => `${name} has a contrast of ${contrast}`),
  ...seen.words
    .filter(({ isInTable, box }) => !isInTable && box.right > seen.width)
    .map(({ text }) => `"${text}" leaves the page`),
];

const expectReadable = (seen: Seen): void => expect(problemsIn(seen).slice(0, 10)).toEqual([]);

const timelineOf = ({ charts }: Seen): SeenChart => {
  const found = charts.find(({ title }) => title.startsWith("Timeline"));
  if (found === undefined) {
    throw new Error("The page has no timeline");
  }
  return found;
};

const middleOf = ({ texts }: SeenChart, label: string): number => {
  const found = texts.find(({ text }) => text === label);
  return found === undefined ? Number.NaN : (found.box.left + found.box.right) / 2;
};

describeBrowser("the page of a simulation", () => {
  const { look } = useBrowser();

  describe.each(VIEWS)("%s", (name, view) => {
    let seen: Seen;
    beforeAll(async () => {
      seen = await look(simulationHtml(weekReport()), name, view);
    });

    it("has charts and texts that can be read, without JavaScript", () => expectReadable(seen));

    it("shows each chart once, as large as the page allows, with a title and a description", () => {
      expect(seen.charts.map(({ title }) => title)).toEqual([
        "Timeline of chat",
        "Phases of the wakes of chat",
        "Cost of chat against idle timeout",
      ]);
      const column = Math.min(view.width, 952) - (view.media === "print" ? 0 : 32);
      for (const { box, shapes, role, labelledBy, title, description } of seen.charts) {
        expect(box.width).toBeCloseTo(column, 0);
        expect(box.height).toBeGreaterThan(120);
        expect(shapes).toBeGreaterThan(10);
        expect({ role, labelledBy }).toEqual({ role: "img", labelledBy: [title, description] });
      }
    });

    it("has letters of at least 9 pixels in the charts", () => {
      const heights = seen.charts.flatMap(({ texts }) => texts.map(({ box }) => box.height));
      // The box of a line is about 1.17 times the size of its letters.
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(9 * 1.17 * (view.media === "print" ? 0.78 : 1));
    });

    it("has answers of one height beside each other, and of the whole width on a phone", () => {
      expect(seen.tiles).toHaveLength(weekEndpoint().rows.length);
      const rows = new Map<number, Box[]>();
      for (const tile of seen.tiles) {
        rows.set(Math.round(tile.top), [...(rows.get(Math.round(tile.top)) ?? []), tile]);
      }
      for (const [first, ...others] of rows.values()) {
        expect(others.map(({ height }) => Math.round(height))).toEqual(
          others.map(() => Math.round(first?.height ?? 0)),
        );
      }
      // An answer with details has two columns of a phone: one is too narrow to read.
      const [answer] = seen.tiles;
      expect(answer?.width).toBeGreaterThan(view.width === 360 ? 300 : 160);
      expect(rows.size).toBeLessThan(seen.tiles.length);
    });

    it("names rows, phases and amounts in the charts", () => {
      const texts = timelineOf(seen).texts.map(({ text }) => text);
      expect(texts).toEqual(expect.arrayContaining(["Schedules", "Copies of llama3-8b", "Refused requests"]));
      expect(seen.said).toContain("6 min 56 s");
    });
  });

  it("is light on paper, dark on a dark screen", async () => {
    const page = simulationHtml(weekReport());
    expect((await look(page, "paper", { ...DESK, media: "print", colorScheme: "dark" })).ground).toBe(
      "rgb(255, 255, 255)",
    );
    expect((await look(page, "screen", { ...DESK, colorScheme: "dark" })).ground).toBe("rgb(20, 23, 28)");
  });

  it("puts midnight of the time zone where it is on the axis", async () => {
    const place = async (timeZone: string, label: string): Promise<number> => {
      const seen = await look(simulationHtml(weekReport(weekEndpoint({ timeZone }))), "zone", DESK);
      const chart = timelineOf(seen);
      expectReadable(seen);
      return (middleOf(chart, label) - chart.box.left) / chart.box.width;
    };
    // The simulation starts at midnight in Paris, which is 23:00 in UTC: the axis has 168 hours in 866 of 920 pixels.
    const at = (hours: number): number => (40 + (hours / 168) * 866) / 920;
    expect(await place("Europe/Paris", "Wed 2 Dec")).toBeCloseTo(at(48), 2);
    expect(await place("UTC", "Wed 2 Dec")).toBeCloseTo(at(49), 2);
    expect(await place("Asia/Tokyo", "Wed 2 Dec")).toBeCloseTo(at(40), 2);
  });

  it("can be read with many units, alarms, schedules and long names", async () => {
    const long = "a-rather-long-name-of-a-component-that-somebody-generated-from-a-branch-and-a-model-0123456789";
    const run = weekRun();
    const unit = run.units[0] as (typeof run.units)[number];
    const alarm = run.alarms[0] as (typeof run.alarms)[number];
    const crowded = weekEndpoint({
      run: weekRun({
        name: long,
        units: Array.from({ length: 12 }, (_, index) => ({ ...unit, name: `${long}-${index}` })),
        alarms: Array.from({ length: 24 }, (_, index) => ({ ...alarm, name: `${index}-${long}` })),
        wakes: run.wakes.map((wake, index) => ({ ...wake, seconds: 40 * 3600 + index, unit: long })),
      }),
      schedules: Array.from({ length: 60 }, (_, index) => ({ at: index * 10_000, name: `${index % 2}${long}` })),
      costByIdleTime: Array.from({ length: 30 }, (_, index) => ({
        idleSeconds: 60 * (index + 1),
        cost: null,
        instanceHours: 123_456_789 + index,
        refused: index === 3 ? 0 : 1_000_000 * index,
      })),
      rows: [["Sleeps after", long.repeat(3)]],
      assumptions: [long.repeat(5)],
    });
    const page = simulationHtml(weekReport(crowded, weekEndpoint()));
    for (const [name, view] of EXTREMES) {
      expectReadable(await look(page, `crowded ${name}`, view));
    }
  });

  it.each([
    ["an hour", 3600],
    ["a day", 86_400],
    ["a year", 365 * 86_400],
    ["ten years", 3652 * 86_400],
  ])("can be read over %s", async (name, seconds) => {
    const factor = seconds / (7 * 86_400);
    const run = weekRun();
    const stretched = weekEndpoint({
      run: weekRun({
        seconds,
        instances: run.instances.map((one) => ({
          ...one,
          steps: one.steps.map(({ at, value }) => ({ at: at * factor, value })),
        })),
        traffic: { ...run.traffic, bucketSeconds: run.traffic.bucketSeconds * factor },
      }),
      schedules: [],
    });
    const page = simulationHtml(weekReport(stretched));
    for (const [view, settings] of EXTREMES) {
      expectReadable(await look(page, `${name} ${view}`, settings));
    }
  });

  it("can be read when nothing happens", async () => {
    const nothing = weekEndpoint({
      run: weekRun({
        units: [],
        instances: [],
        alarms: [],
        wakes: [],
        wakeCount: 0,
        activities: [],
        traffic: { bucketSeconds: 900, requests: [], refused: [] },
      }),
      schedules: [],
      assumptions: [],
      costByIdleTime: [],
    });
    expectReadable(await look(simulationHtml(weekReport(nothing)), "nothing", DESK));
  });

  describe("with hostile names", () => {
    const ATTACKS = [
      "<script>globalThis.pwned = 1</script>",
      "<img src=x onerror='globalThis.pwned = 1'>",
      "</title></svg></style></table><script>globalThis.pwned = 1</script>",
      `" onload="globalThis.pwned = 1" x="`,
      "' autofocus onfocus='globalThis.pwned = 1",
      "<a href='https://example.com/'>x</a>",
      "<link rel=stylesheet href=https://example.com/a.css>",
      "</desc><foreignObject><iframe src=https://example.com></iframe></foreignObject>",
      `url(#zr0-c0)" clip-path="url(#zr0-c0)`,
      "{a|b} {value} {b}\n::error::pwned",
    ];
    const KEPT = ["basis", "status", "timeZone", "startMs"];

    it("runs nothing, loads nothing, and adds no element or attribute", async () => {
      const plain = await look(simulationHtml(weekReport()), "plain", { ...DESK, javaScriptEnabled: true });
      for (const attack of ATTACKS) {
        // Names of phases are ours; all other texts can come from files.
        const hostile = withEveryText(
          weekReport(),
          (text) => (PHASE_NAMES.has(text) ? text : `${attack}${text}`),
          KEPT,
        );
        const seen = await look(simulationHtml(hostile), "hostile", { ...DESK, javaScriptEnabled: true });
        expect(seen.pwned).toBe("undefined");
        expect({ tags: seen.tags, attributes: seen.attributes }).toEqual({
          tags: plain.tags,
          attributes: plain.attributes,
        });
        expectReadable(seen);
      }
    });

    it("stays readable with all that the other formats have to stand", async () => {
      const names = ATOMS.map((atom) => atom.slice(0, 200));
      let next = 0;
      const hostile = withEveryText(
        weekReport(),
        (text) => (PHASE_NAMES.has(text) ? text : (names[next++ % names.length] ?? text)),
        KEPT,
      );
      const seen = await look(simulationHtml(hostile), "atoms", { ...DESK, javaScriptEnabled: true });
      expect(seen.tags).not.toEqual(expect.arrayContaining(["script"]));
      expect(seen.incidents).toEqual([]);
    });

    it("would not run a script if one got in", async () => {
      const broken = simulationHtml(weekReport()).replace("<h1>", "<script>globalThis.pwned = 1</script><h1>");
      const seen = await look(broken, "broken", { ...DESK, javaScriptEnabled: true });
      expect(seen.pwned).toBe("undefined");
      expect(seen.incidents.join()).toContain("Content Security Policy");
    });
  });
});

const PHASE_NAMES = new Set(["alarm", "reaction", "provisioning", "image and model", "load", "health checks"]);
