import { COMPONENT, COMPUTE, CREATE_COMPONENT } from "../documents";
import type { Row } from "../edit";

/* What holds for an inference component, whichever provider writes it. */

export const STATE = "desired_state";

export const componentRows = (at: (place: string) => string): readonly Row[] => {
  const needs = (name: string): string => at(`Specification.ComputeResourceRequirements.${name}`);
  return [
    [at("EndpointName"), ["nope"], "doubtful", "an endpoint of another name may be elsewhere"],
    [at("VariantName"), ["Nope", "alltraffic", "AllTraffic ", "Second"], "breaks both", "no such variant"],
    [at("VariantName"), [undefined], "harmless", "optional: SageMaker takes the variant of the endpoint"],
    [at("RuntimeConfig.CopyCount"), [1, 2, 3], "harmless", "at least one to begin with"],
    [at("RuntimeConfig.CopyCount"), [0, -1], "breaks both", "at least one to begin with", CREATE_COMPONENT],
    [at("Specification.ModelName"), ["other"], "harmless", "another model", COMPONENT],
    [at("Specification.ModelName"), [undefined], "breaks both", "a model or a container", COMPONENT],
    [at("Specification"), [undefined], "breaks both", "a component has a specification", CREATE_COMPONENT],
    [needs("NumberOfAcceleratorDevicesRequired"), [1], "harmless", "6 copies on two instances of 4", COMPUTE],
    [
      needs("NumberOfAcceleratorDevicesRequired"),
      [2],
      "weakens",
      "9 devices for all copies, and 8 on the instances",
      COMPUTE,
    ],
    [
      needs("NumberOfAcceleratorDevicesRequired"),
      [4],
      "doubtful",
      "2 copies of 3 fit, and the other component needs room too",
    ],
    [needs("NumberOfAcceleratorDevicesRequired"), [5, 8, 64], "breaks wake", "more than an instance has", COMPUTE],
    [needs("NumberOfAcceleratorDevicesRequired"), [0, -1], "breaks both", "at least 1", COMPUTE],
    [needs("NumberOfAcceleratorDevicesRequired"), [undefined], "weakens", "a copy without an accelerator", COMPUTE],
    [needs("MinMemoryRequiredInMb"), [128, 1024, 8192], "harmless", "a part of the memory", COMPUTE],
    [needs("MinMemoryRequiredInMb"), [200_000, 1_000_000], "breaks wake", "more than an instance has", COMPUTE],
    [needs("MinMemoryRequiredInMb"), [127, 0, -1], "breaks both", "at least 128", COMPUTE],
    [needs("MinMemoryRequiredInMb"), [undefined], "breaks both", "required", COMPUTE],
    [needs("MaxMemoryRequiredInMb"), [1024, 4096], "harmless", "at least the minimum", COMPUTE],
    [needs("MaxMemoryRequiredInMb"), [512], "breaks wake", "below the minimum", COMPUTE],
    [needs("NumberOfCpuCoresRequired"), [0.25, 1, 4], "harmless", "a part of the cores", COMPUTE],
    [needs("NumberOfCpuCoresRequired"), [49, 1000], "breaks wake", "more than an instance has", COMPUTE],
    [needs("NumberOfCpuCoresRequired"), [0.1, 0, -1], "breaks both", "at least 0.25", COMPUTE],
    [
      at("Specification.StartupParameters.ModelDataDownloadTimeoutInSeconds"),
      [60, 600, 3600],
      "harmless",
      "60 to 3600",
      COMPONENT,
    ],
    [
      at("Specification.StartupParameters.ContainerStartupHealthCheckTimeoutInSeconds"),
      [60, 600, 3600],
      "harmless",
      "60 to 3600",
      COMPONENT,
    ],
    [
      at("Specification.StartupParameters.ModelDataDownloadTimeoutInSeconds"),
      [59, 0, 3601],
      "breaks both",
      "60 to 3600",
      COMPONENT,
    ],
    [
      at("Specification.StartupParameters.ContainerStartupHealthCheckTimeoutInSeconds"),
      [59, -1, 3601],
      "breaks both",
      "60 to 3600",
      COMPONENT,
    ],
    [at("Tags"), [[{ Key: "team", Value: "ml" }]], "harmless", "tags change no behaviour"],
  ];
};

export const named = (at: (place: string) => string): readonly Row[] => [
  [
    at("InferenceComponentName"),
    ["chat-other"],
    "breaks both",
    "the target and the alarm name another one",
    CREATE_COMPONENT,
  ],
  [
    at("InferenceComponentName"),
    ["chat_large", "x".repeat(64), "chat large"],
    "breaks both",
    "1 to 63 letters, digits and hyphens",
    CREATE_COMPONENT,
  ],
];

export const snake = (place: string): string => place.replace(/(?<=[a-z0-9])([A-Z])/g, "_$1").toLowerCase();
export const inState = (place: string): string => `${STATE}.${place}`;
