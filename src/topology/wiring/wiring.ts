import type { Inventory } from "../inventory";
import type { NotLookedInto } from "../nodes/not-looked-into";
import type { Work } from "../work";
import { type Directories, directories } from "./directories";
import { Hosting } from "./hosting";
import { Permissions } from "./permissions";
import { Scaling } from "./scaling";
import { Schedules } from "./schedules";
import { Signals } from "./signals";

/** How the resources of an inventory are connected, worked out once and in linear time. */
export class Wiring {
  readonly hosting: Hosting;
  readonly scaling: Scaling;
  readonly signals: Signals;
  readonly schedules: Schedules;
  readonly permissions: Permissions;

  /** @param isPartial true when there may be more than the inventory has */
  constructor(inventory: Inventory, isPartial: boolean, work: Work) {
    const find = directories(inventory, isPartial, work);
    this.hosting = new Hosting(inventory, find);
    this.scaling = new Scaling(inventory, find, this.hosting);
    this.signals = new Signals(inventory, find, this.scaling);
    this.schedules = new Schedules(inventory, find);
    this.permissions = new Permissions(inventory, find);
    for (const hidden of inventory.notLookedInto) {
      this.suspect(hidden, find);
    }
  }

  /** What was not read may add to everything that it refers to. */
  private suspect({ mentions, hides }: NotLookedInto, find: Directories): void {
    const components = find.components.at(mentions);
    this.schedules.components.suspect(components);
    if (hides === "schedules") {
      return;
    }
    const endpoints = find.endpoints.at(mentions);
    const targets = find.targets.at(mentions);
    this.hosting.endpoints.suspect(endpoints);
    this.hosting.bases.suspect(components);
    this.scaling.subjects.suspect(components);
    for (const endpoint of endpoints) {
      this.scaling.subjects.suspect(this.hosting.variantsOf(endpoint).nodes);
    }
    this.scaling.targetsOfPolicies.suspect(targets);
    this.scaling.targetsOfActions.suspect(targets);
    this.signals.fired.alarmActions.suspect(find.policies.at(mentions));
    this.signals.watchedComponents.suspect(components);
    this.signals.watchedEndpoints.suspect(endpoints);
    this.permissions.roles.suspect(find.roles.at(mentions));
  }
}
