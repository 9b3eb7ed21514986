import { absent, type Edge } from "../edge";
import type { Inventory } from "../inventory";
import type { InferenceComponent } from "../nodes/inference-component";
import type { Role } from "../nodes/role";
import type { Schedule } from "../nodes/schedule";
import { isKnown, isUnknown } from "../unknown";
import type { Directories } from "./directories";
import { findRole } from "./hosting";
import { mention } from "./mention";
import { Relation } from "./relation";

/** What schedules act on, and with which rights. */
export class Schedules {
  readonly components = new Relation<Schedule, InferenceComponent>(this.find.isPartial, this.find.work);
  readonly roles = new Relation<Schedule, Role>(this.find.isPartial, this.find.work);

  constructor(
    inventory: Inventory,
    private readonly find: Directories,
  ) {
    for (const schedule of inventory.schedules) {
      this.components.add(schedule, componentOf(schedule, find));
      this.roles.add(schedule, findRole(find, mention(schedule, schedule.roleArn, "roleArn")));
    }
  }
}

function componentOf(schedule: Schedule, find: Directories): Edge<InferenceComponent> {
  const { input, operation } = schedule;
  if (!isUnknown(operation) && operation?.service !== "sagemaker") {
    return absent;
  }
  if (isUnknown(input)) {
    return find.components.find(mention(schedule, input, "input"));
  }
  const name = isKnown(input) ? input.inferenceComponentName : undefined;
  return find.components.find(mention(schedule, name, "input", "inferenceComponentName"));
}
