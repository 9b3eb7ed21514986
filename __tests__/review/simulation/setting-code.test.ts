import { BacklogWake, Duration } from "../../../src";
import type { EndpointSetup } from "../../../src/behaviour";
import { behavesAs, type Setting, withSetting } from "../../../src/behaviour/compare/setting";
import { changesOf } from "../../../src/behaviour/recommend/changes";
import { grid } from "../../../src/behaviour/recommend/grid";
import { hclOf, typescriptOf, writtenChanges } from "../../../src/review/simulation/setting-code";
import { moduleVariables } from "../../support/module-variables";
import { moduleNames } from "../../support/printed-modules";
import { parseHcl } from "../../support/read-hcl";
import { componentTopology, onlySetup, queueTopology } from "../../support/scaled-endpoints";

type Properties = Parameters<typeof componentTopology>[0] & Parameters<typeof queueTopology>[0];

/** The printed lines as the properties that they are. */
const propertiesOf = (lines: readonly string[]): Properties =>
  new Function("Duration", "BacklogWake", `return { ${lines.join("\n")} };`)(Duration, BacklogWake) as Properties;

const KINDS: readonly (readonly [string, (properties?: Properties) => EndpointSetup])[] = [
  ["a component", (properties) => onlySetup(componentTopology(properties))],
  ["an asynchronous endpoint", (properties) => onlySetup(queueTopology(properties))],
];

const linesOf = (setup: EndpointSetup, setting: Setting, write: typeof typescriptOf): readonly string[] =>
  changesOf(setup, setting).flatMap(write);

describe.each(KINDS)("the code of a setting of %s", (_, written) => {
  it("makes, as TypeScript, exactly the setup that was simulated, for all settings that are tried", () => {
    const setup = written();
    const settings = grid(setup);
    expect(settings.length).toBeGreaterThan(5);
    const wrong = settings.filter(
      (setting) =>
        !behavesAs(written(propertiesOf(linesOf(setup, setting, typescriptOf))), withSetting(setup, setting)),
    );
    expect(wrong).toEqual([]);
  });

  it("names, as HCL, inputs of our modules, with values of their types", async () => {
    const setup = written();
    const setting = { idleTimeoutSeconds: 600, minCopies: 1, maxCopies: 4, wakeCopies: 2 };
    const lines = linesOf(setup, setting, hclOf);
    const inputs = await parseHcl("inputs.tf", lines.join("\n"));
    expect(Object.keys(inputs)).toHaveLength(4);
    const module = setup.kind === "asynchronous" ? "async-endpoint" : "inference-component";
    expect(moduleNames()).toContain(module);
    const variables = await moduleVariables(module);
    for (const [name, value] of Object.entries(inputs)) {
      expect(variables.get(name)).toMatch(typeof value === "number" ? /^\$\{number\}$/ : /^\$\{object\(\{/);
    }
    const [member] = Object.keys(inputs.wake as object);
    expect(variables.get("wake")).toMatch(new RegExp(`\\b${member}\\s*= optional\\(number`));
  });
});

it("names members of inference_components of the module realtime-endpoint as well", async () => {
  const setup = onlySetup(componentTopology());
  const lines = linesOf(setup, { idleTimeoutSeconds: 600, minCopies: 1, maxCopies: 4, wakeCopies: 2 }, hclOf);
  const type = (await moduleVariables("realtime-endpoint")).get("inference_components");
  for (const name of Object.keys(await parseHcl("inputs.tf", lines.join("\n")))) {
    expect(type).toMatch(new RegExp(`\\b${name}\\s*= (?:optional\\()?(?:number|object)`));
  }
});

it("has only what differs from now", () => {
  const setup = onlySetup(componentTopology({ idleTimeout: Duration.minutes(10), maxCopies: 2 }));
  const setting = { idleTimeoutSeconds: 600, maxCopies: 2, minCopies: 0, wakeCopies: 1 };
  expect(linesOf(setup, setting, typescriptOf)).toEqual([]);
  expect(linesOf(setup, { ...setting, minCopies: 1 }, typescriptOf)).toEqual(["minCopies: 1,"]);
  expect(linesOf(setup, { ...setting, minCopies: 1 }, hclOf)).toEqual(["min_copies = 1"]);
});

it("keeps the fast wake of an asynchronous endpoint", () => {
  const fast = onlySetup(queueTopology({ wake: BacklogWake.fast() }));
  expect(linesOf(fast, { wakeCopies: 2 }, typescriptOf)).toEqual(["wake: BacklogWake.fast({ instances: 2 }),"]);
  const standard = onlySetup(queueTopology());
  expect(linesOf(standard, { wakeCopies: 2 }, typescriptOf)).toEqual(["wake: BacklogWake.standard({ instances: 2 }),"]);
});

it("asks to remove a minimum up-time, which would replace the idle timeout", () => {
  const kept = onlySetup(componentTopology({ idleTimeout: Duration.minutes(5), minUpTime: Duration.minutes(10) }));
  const [change] = writtenChanges(changesOf(kept, { idleTimeoutSeconds: 300 }));
  expect(change?.notes).toEqual(["Remove minUpTime (min_up_time_seconds): it would replace a shorter idle timeout."]);
  const plain = onlySetup(componentTopology({ idleTimeout: Duration.minutes(5) }));
  expect(writtenChanges(changesOf(plain, { idleTimeoutSeconds: 600 }))[0]?.notes).toEqual([]);
});

it("is written once for components with the same change", () => {
  const setup = onlySetup(componentTopology({}, {}, { small: {}, other: { maxCopies: 1 } }));
  const changes = writtenChanges(changesOf(setup, { maxCopies: 2 }));
  expect(changes.map(({ typescriptPlace }) => typescriptPlace)).toEqual([
    "TypeScript, in the properties of the components large, other and small",
  ]);
  expect(writtenChanges(changesOf(setup, { maxCopies: 1 }))[0]?.typescriptPlace).toBe(
    "TypeScript, in the properties of the components large and small",
  );
});
