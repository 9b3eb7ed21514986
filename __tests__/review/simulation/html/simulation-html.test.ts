import fc from "fast-check";
import { withoutInteraction } from "../../../../src/review/simulation/html/charts/chart";
import { shownWakes } from "../../../../src/review/simulation/html/charts/wake-phases";
import { html } from "../../../../src/review/simulation/html/escape";
import { simulationHtml } from "../../../../src/review/simulation/html/simulation-html";
import { arbitraryHostile } from "../../../support/hostile";
import { weekEndpoint, weekReport, weekRun } from "../../../support/simulated-week";

describe("the page of a simulation", () => {
  it("is one file: no script, no style beside its own, nothing to load", () => {
    const page = simulationHtml(weekReport());
    expect(page).not.toMatch(/<script|<link|<img|<image|<iframe|@import|url\((?!#)/);
    expect(page.match(/https?:\/\/[^"]+/g)?.filter((address) => address !== "http://www.w3.org/2000/svg")).toEqual([]);
    expect(page).not.toMatch(/ style="| class="zr| on\w+="/);
    expect(page).toMatch(
      /content="default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'"/,
    );
  });

  it("names each drawing and its parts once", () => {
    const ids = [...simulationHtml(weekReport(weekEndpoint(), weekEndpoint())).matchAll(/ id="([^"]*)"/g)].map(
      ([, id]) => id,
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(30);
  });

  it("says the numbers first, and the assumptions last", () => {
    const page = simulationHtml(weekReport());
    const places = ["Sleeps after", "25 min", ">Timeline<", ">Phases of a wake<", ">Cost against", ">Assumptions<"].map(
      (text) => page.indexOf(text),
    );
    expect(places).toEqual([...places].sort((left, right) => left - right));
    expect(places[0]).toBeGreaterThan(0);
  });

  it("leaves out nothing of a week, and says nothing of it", () => {
    expect(simulationHtml(weekReport())).not.toMatch(/The chart shows the highest|entries|leaves out/);
  });

  it("says why an endpoint was not simulated, and draws nothing of it", () => {
    const page = simulationHtml(weekReport(weekEndpoint({ notSimulated: "Serverless variants have no instances." })));
    expect(page).toContain("Not simulated: Serverless variants have no instances.");
    expect(page).not.toContain(">Timeline<");
    expect(simulationHtml(weekReport())).not.toContain("Not simulated");
  });

  it("shows how one request would wake an endpoint that never wakes", () => {
    const run = weekRun({ wakes: [], wakeCount: 0 });
    const phases = [{ name: "load", seconds: 61, basis: "preset" }] as const;
    const page = simulationHtml(weekReport(weekEndpoint({ run, probedWake: { seconds: 61, phases } })));
    expect(page).toContain("The endpoint did not wake in the simulated time.");
    expect(page).toContain("1 min 1 s · after one request at zero capacity");
    expect(simulationHtml(weekReport(weekEndpoint({ run })))).not.toContain("after one request");
  });

  it("is not priced where there is no price: hours are drawn", () => {
    const costByIdleTime = [{ idleSeconds: 300, cost: null, instanceHours: 12, refused: 0 }];
    const page = simulationHtml(weekReport(weekEndpoint({ costByIdleTime })));
    expect(page).toContain("not priced");
    expect(page).toContain("5 min: instance-hours a month 12, refused 0.");
  });
});

describe("a text in HTML", () => {
  it("has no sign of markup, no line break and no control character", () => {
    fc.assert(
      fc.property(arbitraryHostile, (text) => {
        expect(html(text)).not.toMatch(/[<>"']|&(?!\w+;|#\d+;)|[\p{Cc}\p{Bidi_Control}]/u);
      }),
    );
    expect(html(`a & "b" <c>`)).toBe("a &amp; &quot;b&quot; &lt;c&gt;");
  });
});

describe("a drawing without interaction", () => {
  it("loses hover styles, metadata and style attributes", () => {
    const svg = `<svg width="1"><path d="M0" class="zr3-cls-0" ecmeta_ssr_type="chart"></path>
<text style="font-size:12px;font-family:sans-serif;font-weight:bold;">a</text><g clip-path="url(#zr3-c0)"></g><clipPath id="zr3-c0"></clipPath>
<style ><![CDATA[ .zr3-cls-0:hover{} ]]></style></svg>`;
    expect(withoutInteraction(svg, "x")).toBe(
      `<path d="M0"></path>
<text font-size="12" font-weight="bold">a</text><g clip-path="url(#x-0)"></g><clipPath id="x-0"></clipPath>`,
    );
  });

  it("keeps names that look like it", () => {
    const name = "<text>zr3-c0 url(#zr3-c0) class=&quot;zr3-cls-0&quot; style=&quot;a:b&quot;</text>";
    expect(withoutInteraction(`<svg width="1">${name}</svg>`, "x")).toBe(name);
  });
});

describe("the wakes that are shown", () => {
  const wakes = (...seconds: readonly (number | undefined)[]) =>
    seconds.map((one, at) => ({
      unit: "u",
      at,
      by: "request" as const,
      refused: 1,
      phases: [{ name: "load" as const, seconds: one ?? 0, basis: "law" as const }],
      ...(one !== undefined && { seconds: one }),
    }));

  it("are all of a few, in order of time", () => {
    expect(shownWakes(wakes(9, 3, 5)).map(({ wake, role }) => [wake.seconds, role])).toEqual([
      [9, undefined],
      [3, undefined],
      [5, undefined],
    ]);
  });

  it("are the fastest, the median and the slowest of many", () => {
    expect(shownWakes(wakes(9, 3, 5, 4, 8, 7)).map(({ wake, role }) => [role, wake.seconds])).toEqual([
      ["Fastest", 3],
      ["Median", 5],
      ["Slowest", 9],
    ]);
  });

  it("are those that ended", () => expect(shownWakes(wakes(undefined, 4))).toHaveLength(1));
});
