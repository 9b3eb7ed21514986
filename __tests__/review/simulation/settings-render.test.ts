import { compare } from "../../../src/behaviour/compare/compare";
import { settingsOfOptions } from "../../../src/behaviour/compare/compare-option";
import { heading } from "../../../src/behaviour/outcome/heading";
import type { Bounds } from "../../../src/behaviour/recommend/bounds";
import { recommend, recommendedOf, type Search, search } from "../../../src/behaviour/recommend/recommend";
import type { SimulateOptions } from "../../../src/behaviour/simulate";
import { simulatedSetups } from "../../../src/behaviour/simulated-setups";
import {
  renderComparison,
  renderRecommendation,
  type SettingFormat,
} from "../../../src/review/simulation/render-settings";
import { comparisonOutput, recommendationOutput } from "../../../src/review/simulation/settings-output";
import type { Topology } from "../../../src/topology";
import { componentTopology, NO_PRICES, OPTIONS, queueTopology, steady } from "../../support/scaled-endpoints";

const RENDER = { source: "plan.json", colour: false };
const impatient = steady(3, { patienceMinutes: 0 });
const unpriced = { ...OPTIONS, prices: NO_PRICES };

const compared = (
  format: SettingFormat,
  options: readonly string[],
  { topology = componentTopology(), simulated = OPTIONS } = {},
): string => renderComparison(compare(topology, settingsOfOptions(options), steady(1), simulated), format, RENDER);

const topologyOfOne = componentTopology({ maxCopies: 1 });
const topologyOfThree = componentTopology();

/** A search takes long, and several tests print what one finds. */
const known = new Map<Topology, readonly Search[]>();

function recommended(
  format: SettingFormat,
  bounds: Bounds,
  topology = topologyOfThree,
  options: SimulateOptions = OPTIONS,
): string {
  const find = () => simulatedSetups(topology, options).map((setup) => search(setup, impatient, options));
  const found = options === OPTIONS ? (known.get(topology) ?? find()) : find();
  if (options === OPTIONS) {
    known.set(topology, found);
  }
  const endpoints = found.map((one) => recommendedOf(one, bounds));
  return renderRecommendation({ ...heading(impatient, options), bounds, endpoints }, format, RENDER);
}

const flat = (text: string): string => text.replace(/\s+/g, " ");

const tooWide = (text: string): readonly string[] => text.split("\n").filter((line) => line.length > 80);

describe("the text of a comparison", () => {
  it("is a table with the present setting and the cheapest marked, and says what its columns count", () => {
    const text = compared("text", ["idleTimeout=5m,1h"]);
    expect(text).toMatch(/^ {2}=? +idleTimeout +asleep in +wakes +refused +wait p95 +hours +USD$/m);
    expect(text).toMatch(/^ {2}= +as it is +\d+ min/m);
    expect(text).toMatch(/^ {2}\* +5 min +\d+ min/m);
    expect(text).toMatch(/^ {5}1 h /m);
    expect(flat(text)).toContain("= as it is now, * cheapest. refused: requests refused in the end, in 3 days.");
    expect(flat(text)).toContain("USD: cost a month in us-east-1, prices of 20");
  });

  it("has no column of money where nothing is priced, and says what the cheapest is by", () => {
    const text = compared("text", ["idleTimeout=5m"], { simulated: unpriced });
    expect(text).not.toContain("USD");
    expect(text).toContain("Not priced: the cheapest is the one with the fewest instance-hours.");
  });

  it("has a column a setting for two settings, and one for all of three or more", () => {
    expect(compared("text", ["idleTimeout=5m", "maxCopies=1,2"])).toMatch(/idleTimeout +maxCopies +asleep in/);
    const text = compared("text", ["idleTimeout=5m", "maxCopies=1,2", "minCopies=0,1"]);
    expect(text).toContain("idleTimeout 5 min, maxCopies 2, minCopies 1");
  });

  it("fits 80 columns, with any settings", () => {
    for (const options of [
      ["idleTimeout=5m,24h"],
      ["idleTimeout=5m", "method=copyCount,lambda"],
      ["idleTimeout=5m", "maxCopies=1,2", "minCopies=0,1", "wake.copies=1,2", "method=minCapacity-hard"],
    ]) {
      expect(tooWide(compared("text", options))).toEqual([]);
    }
  });

  it("says which settings change nothing, and which are not possible", () => {
    const text = flat(compared("text", ["method=copyCount", "minCopies=0,4"]));
    expect(text).toContain("method changes nothing: chat has no sleep window.");
    expect(text).toContain("above the maximum");
    expect(text).toContain("method copyCount, minCopies 4.");
  });
});

describe("the text of a recommendation", () => {
  it("is the setting, beside the endpoint as it is, always on and asynchronous, with code in both languages", () => {
    const text = recommended("text", { maxRefused: 20 });
    expect(flat(text)).toMatch(/Bounds: at most 20 requests refused in 3 days/);
    expect(flat(text)).toMatch(
      /Set idleTimeout to \S+ \S+(?: \S+ \S+)?: \d+ of \d+ settings meet the bounds, and this is the cheapest\./,
    );
    expect(text).toMatch(/^ {2}as it is .* not met$/m);
    expect(text).toMatch(/^ {2}recommended .* met$/m);
    expect(text).toMatch(/^ {2}always on .* met$/m);
    expect(text).toMatch(/^ {4}idleTimeout: Duration\.minutes\(\d+\),$/m);
    expect(text).toMatch(/^ {4}idle_timeout_seconds = \d+$/m);
    expect(tooWide(text)).toEqual([]);
  });

  it("says that an asynchronous endpoint is better if it is cheaper within the bounds", () => {
    expect(flat(recommended("text", { maxRefused: 0 }))).toMatch(
      /asynchronous endpoint of the same model, .* is better here: it meets the bounds, and costs USD [\d,.]+ a month\./,
    );
    expect(recommended("text", { maxRefused: 0, maxWaitSeconds: 60 })).not.toContain("asynchronous endpoint of");
  });

  it("says that always on is better if only an endpoint that never sleeps meets the bounds", () => {
    expect(recommended("text", { maxRefused: 0, maxWaitSeconds: 60 })).toContain("Always on is better here");
    expect(recommended("text", { maxRefused: 100 })).not.toContain("Always on is better here");
  });

  it("says which bound fails by how much if no setting meets them, prints no code, and what always on would do", () => {
    const topology = queueTopology();
    const busy = recommend(topology, { maxWaitSeconds: 1 }, steady(600, { serviceTime: "20s" }), OPTIONS);
    const text = flat(renderRecommendation(busy, "text", RENDER));
    expect(text).toMatch(
      /None of \d+ settings meets the bounds\. The nearest is .*: the longest wait is .* above the bound\./,
    );
    expect(text).toMatch(/Always on does not meet the bounds either: the longest wait is/);
    expect(text).not.toContain("Duration.");
  });

  it("says that nothing is to be changed", () => {
    const text = recommended("text", { maxRefused: 1000 }, topologyOfOne);
    expect(flat(text)).toMatch(/(Change nothing: \d+ of \d+ settings meet the bounds|Set idleTimeout to 5 min)/);
  });

  it("warns of flapping with few copies, with the arithmetic", () => {
    expect(flat(recommended("text", { maxRefused: 1000 }))).toContain(
      "large may flap: target tracking scales in below 90 % of its target, and with 3 copies, removing one multiplies the load of the others by 1.5, so that it can be added again. Only from 10 copies on this cannot happen.",
    );
    expect(recommended("text", { maxRefused: 1000 }, topologyOfOne)).not.toContain("flap");
  });

  it("says that the cheapest is by instance-hours where nothing is priced", () => {
    const text = recommended("text", { maxRefused: 20 }, topologyOfThree, unpriced);
    expect(text).toContain("Not priced: the cheapest is the one with the fewest instance-hours.");
    expect(text).not.toContain("USD");
  });
});

describe("JSON", () => {
  it("of a comparison is as its published schema says", () => {
    const json = JSON.parse(compared("json", ["idleTimeout=5m,1h", "minCopies=0,9"]));
    expect(comparisonOutput.parse(json)).toEqual(json);
    expect(json.endpoints[0].rows).toHaveLength(3);
  });

  it("of a recommendation is as its published schema says, with the code of each change", () => {
    const json = JSON.parse(recommended("json", { maxRefused: 20, maxWaitSeconds: 400 }));
    expect(recommendationOutput.parse(json)).toEqual(json);
    expect(json.endpoints[0].best.changes[0]).toMatchObject({
      typescript: [expect.stringMatching(/^idleTimeout: Duration\.minutes/)],
      hcl: [expect.stringMatching(/^idle_timeout_seconds = /)],
    });
  });
});

describe("Markdown", () => {
  it("of a comparison is a table with numbers on the right", () => {
    const text = compared("markdown", ["idleTimeout=5m"]);
    expect(text).toContain("| ---: |");
    expect(text).toMatch(/\| as it is \| [\d hmins]+ \| \d+ \|/);
  });

  it("of a recommendation has the code in fences", () => {
    const text = recommended("markdown", { maxRefused: 20 });
    expect(text).toMatch(/```ts\nidleTimeout: Duration\.minutes\(\d+\),\n```/);
    expect(text).toMatch(/```hcl\nidle_timeout_seconds = \d+\n```/);
  });
});
