import type { InferenceComponent } from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerApi } from "../documents";
import type { Fix } from "../finding";

export const COMPUTE_REQUIREMENTS = sagemakerApi("InferenceComponentComputeResourceRequirements");

export const hostMemoryFix = (component: InferenceComponent): Fix => ({
  hcl: `set ${inWordsOf(component, "MinMemoryRequiredInMb")} to the host memory that the process needs, such as 1024; do not count device memory: it comes with the devices`,
  typescript: "set `compute.minMemoryMb` to the host memory that the process needs, such as 1024",
});
