import { asInTerraform, isKnown, type Optional, specificationsOf } from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { type Addressed, finding, type Told } from "../finding";
import { rule } from "../rule";

/** The same for variants and components. */
const [MIN_SECONDS, MAX_SECONDS] = [60, 3600];

interface StartupTimeouts {
  readonly modelDataDownloadTimeoutSeconds: Optional<number>;
  readonly containerStartupHealthCheckTimeoutSeconds: Optional<number>;
}

const TIMEOUTS = [
  {
    field: "modelDataDownloadTimeoutSeconds",
    apiName: "ModelDataDownloadTimeoutInSeconds",
    property: "modelDataDownloadTimeout",
  },
  {
    field: "containerStartupHealthCheckTimeoutSeconds",
    apiName: "ContainerStartupHealthCheckTimeoutInSeconds",
    property: "containerStartupHealthCheckTimeout",
  },
] as const;

export const startupTimeout = rule({
  id: "W35",
  slug: "startup-timeout",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: `Startup timeouts are from ${MIN_SECONDS} to ${MAX_SECONDS} seconds`,
  why: "SageMaker refuses others. They apply to each wake, not to the deployment alone: a copy that takes longer fails every time.",
  remedy: "A timeout from 60 to 3600 seconds, and of at least the time that loading takes.",
  source: sagemakerApi("InferenceComponentStartupParameters"),
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      for (const specification of specificationsOf(component)) {
        yield* outOfRange(component, specification, (name) => inWordsOf(component, name));
      }
    }
    for (const variant of topology.variants) {
      yield* outOfRange(variant, variant, asInTerraform);
    }
  },
});

function* outOfRange(on: Addressed, timeouts: StartupTimeouts, spelling: (name: string) => string): Generator<Told> {
  for (const { field, apiName, property } of TIMEOUTS) {
    const seconds = timeouts[field];
    if (isKnown(seconds) && (seconds < MIN_SECONDS || seconds > MAX_SECONDS)) {
      const name = spelling(apiName);
      yield finding(on, {
        what: `${name} is ${seconds}`,
        fix: {
          hcl: `${name} from ${MIN_SECONDS} to ${MAX_SECONDS}`,
          typescript: `${property}: Duration.seconds(${Math.min(MAX_SECONDS, Math.max(MIN_SECONDS, seconds))})`,
        },
      });
    }
  }
}
