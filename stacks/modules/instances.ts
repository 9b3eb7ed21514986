import { Duration, type InstanceOptions } from "../../src";
import type { Values } from "../../src/modules/inputs/values";

/** The instances of the only variant, as the variables describe them. */
export const instanceOptions = (inputs: Values): InstanceOptions => ({
  instanceType: inputs.text("instance_type"),
  variantName: inputs.text("variant_name"),
  minInstanceCount: inputs.number("min_instance_count"),
  maxInstanceCount: inputs.number("max_instance_count"),
  initialInstanceCount: inputs.number("initial_instance_count"),
  inferenceAmiVersion: inputs.text("inference_ami_version"),
  containerStartupHealthCheckTimeout: Duration.seconds(inputs.number("container_startup_health_check_timeout_seconds")),
  modelDataDownloadTimeout: Duration.seconds(inputs.number("model_data_download_timeout_seconds")),
  volumeSizeGb: inputs.number("volume_size_gb"),
});
