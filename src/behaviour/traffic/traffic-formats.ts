/** What a file with traffic can be. */
export const TRAFFIC_FORMATS = ["profile", "csv", "json-lines", "cloudwatch", "day-rows"] as const;
export type TrafficFormat = (typeof TRAFFIC_FORMATS)[number];
