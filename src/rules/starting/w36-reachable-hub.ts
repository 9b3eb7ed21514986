import { isKnown, type Optional } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const reachableHub = rule({
  id: "W36",
  slug: "reachable-hub",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "A model with network isolation should not download its weights from a hub",
  why: "Each wake starts a new container, which downloads the model again. With network isolation it reaches no hub, and no copy becomes healthy.",
  remedy: "Copy the weights to S3 and set `model_data_source` to them.",
  source: sagemakerApi("CreateModel"),
  *check(topology) {
    for (const model of topology.models) {
      const hub = model.containers.map(({ hubModelId }) => hubModelId).find(isOfHub);
      if (model.networkIsolation === true && hub !== undefined) {
        yield finding(model, {
          what: `enable_network_isolation is true, and HF_MODEL_ID is ${hub}`,
          fix: {
            hcl: 'copy the weights to S3 and name them in model_data_source, with HF_MODEL_ID = "/opt/ml/model"',
            typescript: "set modelData: ModelData.s3Prefix(…), and HF_MODEL_ID to /opt/ml/model",
          },
        });
      }
    }
  },
});

/** A path is a model that is already on the instance. */
const isOfHub = (id: Optional<string>): id is string => isKnown(id) && id !== "" && !id.startsWith("/");
