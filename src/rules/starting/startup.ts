import { asInTerraform, isKnown, type Optional, specificationsOf } from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerApi } from "../documents";
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

export const reachableHub = rule({
  id: "W36",
  slug: "reachable-hub",
  severity: "warning",
  evidence: "inferred",
  title: "A model without network does not fetch its weights from a hub",
  why: "Each wake starts a new container, which downloads the model again; with network isolation it reaches no hub, and no copy becomes healthy.",
  remedy: "Put the weights into S3 and name them in model_data_source.",
  source: sagemakerApi("CreateModel"),
  *check(topology) {
    for (const model of topology.models) {
      const hub = model.containers.map(({ hubModelId }) => hubModelId).find(isOfHub);
      if (model.networkIsolation === true && hub !== undefined) {
        yield finding(model, {
          what: `enable_network_isolation is true, and HF_MODEL_ID is ${hub}`,
          fix: {
            hcl: 'put the weights into S3 and name them in model_data_source, with HF_MODEL_ID = "/opt/ml/model"',
            typescript: "modelData: ModelData.s3Prefix(…), and HF_MODEL_ID as /opt/ml/model",
          },
        });
      }
    }
  },
});

/** A path is on the instance already. */
const isOfHub = (id: Optional<string>): id is string => isKnown(id) && id !== "" && !id.startsWith("/");
