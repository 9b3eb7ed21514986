import { z } from "zod";
import { operation, type Service } from "../../service";
import { policyOperations } from "./policy-operations";
import { scheduledActionOperations } from "./scheduled-action-operations";
import { tagOperations } from "./tag-operations";
import { targetFilter, targetPage } from "./target-id";
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
    // Nothing scales by itself here, so nothing has ever been scaled.
    DescribeScalingActivities: operation(
      z.object({ ...targetFilter, IncludeNotScaledActivities: z.boolean().optional() }),
      ({ NextToken, MaxResults }) => {
        const { rows } = targetPage<string>([], { key: (id) => id, token: NextToken, limit: MaxResults });
        return { ScalingActivities: rows };
      },
    ),
  },
};
