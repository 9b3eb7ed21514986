/** What `bundle-libraries.js` bundles: names as the sources import them. */
exports.LIBRARIES = [
  "cronstrue",
  "papaparse",
  "pure-rand/distribution/uniformFloat64",
  "pure-rand/generator/xoroshiro128plus",
  "yaml",
];

/** What `bundle-charts.js` bundles. */
exports.CHARTS = ["echarts", "zrender"];

/** The packages of all bundles, but for what these depend on themselves. */
exports.PACKAGES = [...new Set([...exports.LIBRARIES.map((name) => name.split("/")[0]), ...exports.CHARTS])].sort();
