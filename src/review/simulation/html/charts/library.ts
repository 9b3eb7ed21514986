import { extname, join } from "node:path";
import type { EChartsOption } from "echarts";

interface Library {
  svgOf(option: EChartsOption, width: number, height: number): string;
}

/** The file that `scripts/bundle-charts.js` writes: half a megabyte that only a report in HTML loads. */
export function library(): Library {
  // Compiled, this file is in lib/src/review/simulation/html/charts; as tests load it, the same without lib.
  const output = join(__dirname, "../../../../..", extname(__filename) === ".ts" ? "lib" : "");
  return require(join(output, "charts", "library.js"));
}
