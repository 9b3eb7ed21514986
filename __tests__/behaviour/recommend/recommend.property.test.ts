import fc from "fast-check";
import { tried } from "../../../src/behaviour/compare/measured";
import { withSetting } from "../../../src/behaviour/compare/setting";
import type { Bounds } from "../../../src/behaviour/recommend/bounds";
import { longestWait } from "../../../src/behaviour/recommend/bounds";
import { grid } from "../../../src/behaviour/recommend/grid";
import { recommendEndpoint } from "../../../src/behaviour/recommend/recommend";
import type { RecommendedEndpoint } from "../../../src/behaviour/recommend/recommendation";
import type { Traffic } from "../../../src/behaviour/traffic/traffic";
import { componentTopology, OPTIONS, onlySetup, steady } from "../../support/scaled-endpoints";

const component = (...options: Parameters<typeof componentTopology>) => onlySetup(componentTopology(...options));

const recommended = (bounds: Bounds, traffic: Traffic, setup = component(), options = OPTIONS): RecommendedEndpoint =>
  recommendEndpoint(setup, bounds, traffic, options);

describe("a recommendation", () => {
  it("meets its bounds when it is simulated again, and nothing of the grid that meets them is cheaper", () => {
    const setup = component();
    fc.assert(
      fc.property(
        fc.record({
          perHour: fc.integer({ min: 1, max: 40 }),
          patienceMinutes: fc.constantFrom(0, 2, 15),
          seed: fc.integer({ min: 0, max: 1000 }),
          maxWaitSeconds: fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined }),
          maxRefused: fc.integer({ min: 0, max: 100 }),
        }),
        ({ perHour, patienceMinutes, seed, maxWaitSeconds, maxRefused }) => {
          const traffic = steady(perHour, { patienceMinutes });
          const options = { ...OPTIONS, seed, span: { ...OPTIONS.span, seconds: 86_400 } };
          const bounds = { maxRefused, ...(maxWaitSeconds !== undefined && { maxWaitSeconds }) };
          const { best, current } = recommended(bounds, traffic, setup, options);
          const meets = ({ measured }: ReturnType<typeof tried>): boolean =>
            measured.refused <= maxRefused &&
            longestWait(measured) <= (maxWaitSeconds ?? Number.POSITIVE_INFINITY) &&
            measured.unanswered <= (current?.unanswered ?? 0);
          const again = tried(withSetting(setup, best?.setting ?? {}), traffic, options);
          expect(meets(again)).toBe(best?.meets);
          const costs = grid(setup)
            .map((setting) => tried(withSetting(setup, setting), traffic, options))
            .filter(meets)
            .map(({ measured }) => measured.monthlyCost?.amount ?? Number.NaN);
          expect(costs.length > 0).toBe(best?.meets);
          if (costs.length > 0) {
            expect(best?.monthlyCost?.amount).toBe(Math.min(...costs));
          }
        },
      ),
      { numRuns: 4, seed: 11 },
    );
  });
});
