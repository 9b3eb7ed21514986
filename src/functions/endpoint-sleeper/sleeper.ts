import type { Aws } from "./aws";
import { type Component, describeComponent, listComponentNames } from "./components";
import { explain } from "./errors";
import type { SleeperEvent } from "./event";
import { because, type ComponentReport, type SleeperReport } from "./report";
import { sleep } from "./sleep";
import { wake } from "./wake";

/** Does what the event asks for with every component of the endpoint; one that fails does not stop the others. */
export async function runSleeper(aws: Aws, event: SleeperEvent): Promise<SleeperReport> {
  const { action, endpointName } = event;
  const act = (component: Component) =>
    action === "sleep" ? sleep(aws, component) : wake(aws, component, event.copiesOnWake);

  const names = await listComponentNames(aws, endpointName);
  const components = await Promise.all(names.map((name) => attempt(aws, name, act)));
  return { action, endpointName, components };
}

async function attempt(
  aws: Aws,
  name: string,
  act: (component: Component) => Promise<ComponentReport>,
): Promise<ComponentReport> {
  let component: Component | undefined;
  try {
    const found = await describeComponent(aws, name);
    if (found === undefined) {
      return { name, outcome: "gone" };
    }
    if ("baseName" in found) {
      return { name, outcome: "skipped", reason: `it is an adapter of ${found.baseName} and has no copies of its own` };
    }
    component = found;
    const report = await act(component);
    return { ...report, ...because(report.reason, sick(component)) };
  } catch (error) {
    if (await isGoneNow(aws, name)) {
      return { name, outcome: "gone" };
    }
    const from = component === undefined ? {} : { from: component.copies };
    return { name, outcome: "failed", ...from, ...because(explain(error), sick(component)) };
  }
}

/** A component whose status is Failed is attempted like the others (it may hold copies), and said to be so. */
const sick = (component: Component | undefined): string | undefined =>
  component?.failure === undefined ? undefined : `its status is Failed: ${component.failure}`;

/**
 * Each call has its own words for a component that was deleted under it, and not all are documented: so after an error
 * the one that is known is asked.
 */
async function isGoneNow(aws: Aws, name: string): Promise<boolean> {
  try {
    return (await describeComponent(aws, name)) === undefined;
  } catch {
    return false;
  }
}
