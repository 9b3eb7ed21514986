import type { InferenceComponent } from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerApi } from "../documents";
import type { Fix } from "../finding";

export const COMPUTE_REQUIREMENTS = sagemakerApi("InferenceComponentComputeResourceRequirements");

export const hostMemoryFix = (component: InferenceComponent): Fix => ({
  hcl: `${inWordsOf(component, "MinMemoryRequiredInMb")} as the host memory that the process needs, such as 1024; device memory comes with the devices`,
  typescript: "`compute.minMemoryMb` as the host memory that the process needs, such as 1024",
});
