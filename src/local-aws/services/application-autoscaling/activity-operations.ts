import { z } from "zod";
import { operation } from "../../service";
import { type Activity, newestFirst, shownActivities } from "./activity";
import { passes, targetFilter, targetPage } from "./target-id";

export const activityOperations = {
  DescribeScalingActivities: operation(
    z.object({ ...targetFilter, IncludeNotScaledActivities: z.boolean().optional() }),
    (input, call) => {
      const wanted = shownActivities(call)
        .filter(passes(input))
        .filter(({ NotScaledReasons }) => input.IncludeNotScaledActivities === true || NotScaledReasons === undefined);
      const { rows, next } = targetPage(wanted, {
        key: newestFirst,
        token: input.NextToken,
        limit: input.MaxResults,
      });
      return { ScalingActivities: rows.map(described), NextToken: next };
    },
  ),
};

const described = ({ startTime, endTime, place: _place, from: _from, to: _to, ...activity }: Activity) => ({
  ...activity,
  StartTime: new Date(startTime),
  EndTime: endTime === undefined ? undefined : new Date(endTime),
});
