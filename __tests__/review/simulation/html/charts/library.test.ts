import { library } from "../../../../../src/review/simulation/html/charts/library";
import { simulationHtml } from "../../../../../src/review/simulation/html/simulation-html";
import { withEveryText } from "../../../../support/every-text";
import { changesOfSharedObjects } from "../../../../support/shared-objects";
import { weekReport } from "../../../../support/simulated-week";

/** What every object, or every function, has. */
const NAMES = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];

describe.each(NAMES)("what is named %s", (name) => {
  it("is drawn as a text, and changes no object that all code shares", () => {
    let svg = "";
    const draw = (): void => {
      svg = library().svgOf({ title: { text: name }, series: [] }, 300, 50);
    };
    expect(changesOfSharedObjects(draw)).toEqual([]);
    expect(svg).toContain(`>${name}</text>`);
  });

  it("is reported with its components, schedules and alarms, and changes nothing either", () => {
    const report = withEveryText(weekReport(), () => name, ["basis", "status", "timeZone", "phases"]);
    let page = "";
    const draw = (): void => {
      page = simulationHtml(report);
    };
    expect(changesOfSharedObjects(draw)).toEqual([]);
    for (const text of [`Copies of ${name}`, `Alarm ${name}`, `>${name}</text>`]) {
      expect(page).toContain(text);
    }
  });
});
