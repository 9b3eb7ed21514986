import { timings } from "../../catalogue/timings";
import { idleTimeoutOf, type Setting, wakeCopiesOf, wakePolicies } from "../compare/setting";
import type { EndpointSetup, TargetSetup } from "../setup/endpoint-setup";
import type { UnitChange } from "./recommendation";

/** What a setting changes of each component or variant that is scaled. */
export function changesOf(setup: EndpointSetup, setting: Setting): readonly UnitChange[] {
  return setup.units.flatMap(({ name, address, kind, target }) =>
    target === undefined
      ? []
      : [
          {
            name,
            address,
            kind,
            change: changeOf(target, setting),
            removesMinUpTime: setting.idleTimeoutSeconds !== undefined && hasMinUpTime(target),
            wakePeriods:
              kind === "variant" ? (wakePolicies(target)[0]?.alarms[0]?.settings.evaluationPeriods ?? null) : null,
          },
        ],
  );
}

function changeOf(target: TargetSetup, wanted: Setting): UnitChange["change"] {
  const { idleTimeoutSeconds, maxCopies, minCopies, wakeCopies } = wanted;
  const canWake = wakePolicies(target).length > 0;
  return {
    ...(idleTimeoutSeconds !== undefined && idleTimeoutSeconds !== idleTimeoutOf(target) && { idleTimeoutSeconds }),
    ...(maxCopies !== undefined && maxCopies !== target.max && { maxCopies }),
    ...(minCopies !== undefined && minCopies !== target.min && { minCopies }),
    ...(canWake && wakeCopies !== undefined && wakeCopies !== wakeCopiesOf(target) && { wakeCopies }),
  };
}

/** Only a minimum up-time turns scale-in off for a time that target tracking would wait as well. */
function hasMinUpTime(target: TargetSetup): boolean {
  const idle = idleTimeoutOf(target);
  return (
    idle !== undefined &&
    idle <= timings.trackingScaleInSeconds &&
    target.tracking.length > 0 &&
    target.tracking.every(({ disableScaleIn }) => disableScaleIn)
  );
}
