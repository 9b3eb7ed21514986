import type { Listener } from "../../call";
import type { Service } from "../../service";
import type { Dynamics } from "../../world";
import { activityOperations } from "./activity-operations";
import { pendingChanges, policiesHear } from "./pending";
import { policyOperations } from "./policy-operations";
import { scalingHears } from "./scaling";
import { scheduledActionOperations } from "./scheduled-action-operations";
import { scheduledRuns } from "./scheduled-runs";
import { tagOperations } from "./tag-operations";
import { targetOperations } from "./target-operations";

export const applicationAutoScaling: Service = {
  name: "application-autoscaling",
  signingName: "application-autoscaling",
  target: "AnyScaleFrontendService",
  operations: {
    ...targetOperations,
    ...policyOperations,
    ...scheduledActionOperations,
    ...tagOperations,
    ...activityOperations,
  },
};

export const applicationAutoScalingLife: readonly Dynamics[] = [pendingChanges, scheduledRuns];

export const applicationAutoScalingListeners: readonly Listener[] = [scalingHears, policiesHear];
