import { asInTerraform, isKnown, type Optional, specificationsOf } from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { type Addressed, finding, type Report } from "../finding";
import { rule } from "../rule";

/** The range is the same for variants and components. */
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
  title: `Startup timeouts must be from ${MIN_SECONDS} to ${MAX_SECONDS} seconds`,
  why: "SageMaker refuses other values. The timeouts apply to each wake, not only to the deployment. A copy that takes longer fails every time.",
  remedy: "Set each timeout from 60 to 3600 seconds, and to at least the time that loading takes.",
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

function* outOfRange(on: Addressed, timeouts: StartupTimeouts, spelling: (name: string) => string): Generator<Report> {
  for (const { field, apiName, property } of TIMEOUTS) {
    const seconds = timeouts[field];
    if (isKnown(seconds) && (seconds < MIN_SECONDS || seconds > MAX_SECONDS)) {
      const name = spelling(apiName);
      yield finding(on, {
        what: `${name} is ${seconds}`,
        fix: {
          hcl: `set ${name} from ${MIN_SECONDS} to ${MAX_SECONDS}`,
          typescript: `${property}: Duration.seconds(${Math.min(MAX_SECONDS, Math.max(MIN_SECONDS, seconds))})`,
        },
      });
    }
  }
}
