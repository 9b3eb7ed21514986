import { z } from "zod";

const SIZES = ["Bits", "Bytes"].flatMap((unit) =>
  ["", "Kilo", "Mega", "Giga", "Tera"].map((prefix) => (prefix === "" ? unit : `${prefix}${unit.toLowerCase()}`)),
);

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html */
export const unit = z.enum([
  "Seconds",
  "Microseconds",
  "Milliseconds",
  ...SIZES,
  "Percent",
  "Count",
  ...SIZES.map((size) => `${size}/Second`),
  "Count/Second",
  "None",
]);
