import { z } from "zod";
import { operation } from "../../service";
import { ACTIVITIES, type Activity, activityKey } from "./activity";
import { passes, targetFilter, targetPage } from "./target-id";

export const activityOperations = {
  DescribeScalingActivities: operation(
    z.object({ ...targetFilter, IncludeNotScaledActivities: z.boolean().optional() }),
    (input, call) => {
      const wanted = call
        .table(ACTIVITIES)
        .values()
        .filter(passes(input))
        .filter(({ NotScaledReasons }) => input.IncludeNotScaledActivities === true || NotScaledReasons === undefined);
      const newest = wanted.at(-1)?.startTime ?? 0;
      const { rows, next } = targetPage(wanted, {
        // The newest first.
        key: (activity) => `${String(newest - activity.startTime).padStart(15, "0")} ${activityKey(activity)}`,
        token: input.NextToken,
        limit: input.MaxResults,
      });
      return { ScalingActivities: rows.map(described), NextToken: next };
    },
  ),
};

const described = ({ startTime, endTime, from: _from, to: _to, ...activity }: Activity) => ({
  ...activity,
  StartTime: new Date(startTime),
  EndTime: endTime === undefined ? undefined : new Date(endTime),
});
