import { Cron, Duration, type InferenceComponent } from "../../../src";

export function addPolicies(component: InferenceComponent): void {
  component.scaling.scaleOnMetric("Burst", {
    metric: component.metricConcurrentRequestsPerCopy({ period: Duration.seconds(10) }),
    scalingSteps: [
      { lower: 20, change: 1 },
      { lower: 50, change: 3 },
    ],
    cooldown: Duration.minutes(2),
  });

  component.scaling.scaleToTrackMetric("Gpu", {
    customMetric: component.metricGpuUtilizationNormalized(),
    targetValue: 80,
  });

  const timeZone = "Europe/Paris";
  component.scaling.scaleOnSchedule("Sale", { schedule: Cron.weekly("FRI", "08:00"), timeZone, minCapacity: 2 });
  component.scaling.scaleOnSchedule("SaleEnds", { schedule: Cron.weekly("FRI", "20:00"), timeZone, minCapacity: 0 });
}
