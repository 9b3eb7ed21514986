import { Cron, SleepMethod } from "../../../../src";
import { componentTopology, onlySetup } from "../../../support/scaled-endpoints";

export const component = (...options: Parameters<typeof componentTopology>) => onlySetup(componentTopology(...options));

export const withNight = (large: Parameters<NonNullable<Parameters<typeof componentTopology>[3]>>[0]): void => {
  large.addSleepWindow("Night", {
    sleep: Cron.daily("22:00"),
    wake: Cron.daily("06:00"),
    timeZone: "UTC",
    copiesOnWake: 2,
    method: SleepMethod.copyCount(),
  });
};
