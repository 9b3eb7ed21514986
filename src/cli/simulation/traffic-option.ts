import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { builtInTraffic, isBuiltInTraffic, readTraffic, type Traffic } from "../../behaviour/traffic";
import type { TrafficFormat } from "../../behaviour/traffic/traffic-formats";
import type { TimeZone } from "../../time";
import { fileChunks } from "../../topology/terraform/file-chunks";
import { trafficFromStdin } from "./errors";
import { looksLikeFile } from "./file-names";

interface Flags {
  readonly traffic: string;
  readonly trafficFormat?: TrafficFormat;
}

/** The value of `--traffic`: a built-in profile by its name, or a file. */
export function trafficOption(
  { traffic, trafficFormat: format }: Flags,
  timeZone: TimeZone | undefined,
  cwd: string,
): Traffic {
  if (traffic === "-") {
    throw trafficFromStdin();
  }
  const zone = timeZone === undefined ? {} : { timeZone };
  const path = resolve(cwd, traffic);
  if (isBuiltInTraffic(traffic) || (!existsSync(path) && !looksLikeFile(traffic))) {
    return builtInTraffic(traffic, zone);
  }
  return readTraffic(traffic, () => fileChunks(path, traffic), { ...zone, ...(format !== undefined && { format }) });
}
