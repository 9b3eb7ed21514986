// The part of ECharts that the charts of a report use, and one function of it: everything else is left out of the bundle.
import { BarChart, CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, TitleComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import LRU from "zrender/lib/core/LRU.js";

// Its cache of texts is a plain object: a component named `__proto__` would change the prototype of all objects.
const { get, put } = LRU.prototype;
LRU.prototype.get = function (key) {
  return get.call(this, `text ${key}`);
};
LRU.prototype.put = function (key, value) {
  return put.call(this, `text ${key}`, value);
};

use([BarChart, CustomChart, LineChart, ScatterChart, GridComponent, TitleComponent, SVGRenderer]);

/** The SVG element of a chart, as text. */
export function svgOf(option, width, height) {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(option);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
