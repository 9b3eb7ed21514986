import { isKnown } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const reservedCapacity = rule({
  id: "Z18",
  slug: "reserved-capacity",
  severity: "warning",
  evidence: "inferred",
  effect: effects.none,
  title: "A variant on reserved capacity should not scale to zero",
  why: "You pay for a capacity reservation whether or not instances run on it. Scaling to zero saves nothing.",
  remedy: "Remove capacity_reservation_config, or keep the endpoint running while the reservation lasts.",
  source: sagemakerApi("ProductionVariantCapacityReservationConfig"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { capacityReservation } = variant;
      const hosting = topology.hostingOf(variant);
      const sleeps = hosting === "inference-components" || hosting === "asynchronous";
      if (!sleeps || !isKnown(capacityReservation)) {
        continue;
      }
      const { preference, mlReservationArn } = capacityReservation;
      if (isKnown(preference) || isKnown(mlReservationArn)) {
        yield finding(variant, {
          what: "it runs on a capacity reservation, which costs the same at zero instances",
          fix: "remove capacity_reservation_config, or keep the endpoint running while the reservation lasts",
        });
      }
    }
  },
});
