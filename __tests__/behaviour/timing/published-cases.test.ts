import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PRESETS } from "../../../src/behaviour/timing/presets";
import type { Timing } from "../../../src/behaviour/timing/timing";
import { timingFor } from "../../../src/behaviour/timing/timing-for";

const component = (from: string) => timingFor({ kind: "component", from }).timing;
const asynchronous = (from: string) => timingFor({ kind: "asynchronous", from }).timing;

/** From the changed capacity to the first answer. */
const coldStart = ({ provisioning, image, model, load, health }: Timing): number =>
  provisioning.seconds + Math.max(image.seconds, model.seconds) + load.seconds + health.seconds;

/** On average half a period passes before the first one that the alarm counts. */
const toAlarm = ({ metricLag }: Timing, { period, periods, wait = period / 2 }: Alarm): number =>
  wait + period * periods + metricLag.seconds;

interface Alarm {
  readonly period: number;
  readonly periods: number;
  readonly wait?: number;
}

/** A refused request is a datapoint of its 10 seconds, which are half over on average: the window of the alarm slides. */
const refused = { period: 10, periods: 1, wait: -5 };
const toDesired = (timing: Timing, alarm: Alarm) => toAlarm(timing, alarm) + timing.reaction.seconds;
const wake = (timing: Timing, alarm: Alarm) => toDesired(timing, alarm) + coldStart(timing);

const [llama8, llama70, qwen06] = ["aws-blog-8b", "aws-blog-70b", "qwen-0.6b-g5-xlarge"].map(component) as [
  Timing,
  Timing,
  Timing,
];
const [donut, roberta, trellis] = ["async-small", "roberta-async", "trellis-4b-g7e-2xlarge"].map(asynchronous) as [
  Timing,
  Timing,
  Timing,
];
const backlog2 = { period: 60, periods: 2 };
const tracking3 = { period: 60, periods: 3 };

/** What was published in seconds (or bounds), and what the constants give. */
const CASES: readonly (readonly [what: string, published: number | readonly [number, number], sum: number])[] = [
  ["Llama 3 8B: wake", 301.7, wake(llama8, refused)],
  ["Llama 3 8B: instance after the alarm", 104.9, llama8.reaction.seconds + llama8.provisioning.seconds],
  ["Llama 3 8B: copy", 136.8, llama8.model.seconds + llama8.health.seconds],
  ["Llama 3 8B: release", 600, llama8.release.seconds],
  ["Llama 3.1 70B: wake", 360, wake(llama70, refused)],
  ["Qwen3-0.6B: alarm", 67, toAlarm(qwen06, refused)],
  ["Qwen3-0.6B: desired capacity", 102, toDesired(qwen06, refused)],
  ["Qwen3-0.6B: first answer", 564, wake(qwen06, refused)],
  ["Qwen3-0.6B: release", 720, qwen06.release.seconds],
  ["donut: instance", 600, wake(donut, tracking3)],
  ["donut: first answer", 660, wake(donut, tracking3)],
  ["TRELLIS: scale-up", 239, toDesired(trellis, backlog2)],
  ["TRELLIS: cold start, run 1", 392, coldStart(trellis)],
  ["TRELLIS: cold start, run 2", 430, coldStart(trellis)],
  ["TRELLIS: to zero, run 1", 346, toDesired(trellis, tracking3) + trellis.release.seconds],
  ["TRELLIS: to zero, run 2", 367, toDesired(trellis, tracking3) + trellis.release.seconds],
  ["container caching: cached", 258, coldStart(component("qwen3-8b-g6-2xlarge"))],
  ["container caching: not cached", 525, coldStart(component("qwen3-8b-g6-2xlarge-uncached"))],
  ["container caching: preset cached", 258, coldStart(component("cached"))],
  ["RoBERTa: first answers", [420, 540], wake(roberta, tracking3)],
  ["YomiToku: first answer (preset roberta-async)", [300, 600], wake(roberta, backlog2)],
];

describe("the published cases", () => {
  it.each(CASES)("%s", (_, published, sum) => {
    const [least, most] = typeof published === "number" ? [published * 0.9, published * 1.1] : published;
    expect(sum).toBeGreaterThanOrEqual(least);
    expect(sum).toBeLessThanOrEqual(most);
  });

  it("are listed in docs/timing.md with the sums", () => {
    const page = readFileSync(join(__dirname, "../../../docs/timing.md"), "utf8");
    const rows = CASES.map(([what, published, sum]) => {
      const shown = typeof published === "number" ? `${Math.round(published)}` : published.join(" to ");
      return `| ${what} | ${shown} s | ${Math.round(sum)} s |`;
    });
    expect(page.split("\n").filter((line) => rows.includes(line))).toEqual(rows);
  });

  it("are presets, which docs/timing.md lists", () => {
    const page = readFileSync(join(__dirname, "../../../docs/timing.md"), "utf8");
    for (const { name, title, instanceType } of PRESETS) {
      expect(page).toContain(`| \`${name}\` | ${title} | ${instanceType ?? "not published"} |`);
    }
  });
});
