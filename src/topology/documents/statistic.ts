import { isKnown, type Optional } from "../unknown";

/** The statistic of a metric query, which is of either kind in one argument. */
export const statisticsOf = (stat: Optional<string>) =>
  isKnown(stat) && !/^(SampleCount|Average|Sum|Minimum|Maximum)$/.test(stat)
    ? { statistic: undefined, extendedStatistic: stat }
    : { statistic: stat, extendedStatistic: undefined };
