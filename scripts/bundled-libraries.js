/** What `bundle-libraries.js` bundles: names as the sources import them. */
exports.LIBRARIES = [
  "@gitbeaker/core",
  "@octokit/request",
  "cronstrue",
  "fflate",
  "papaparse",
  "pure-rand/distribution/uniformFloat64",
  "pure-rand/generator/xoroshiro128plus",
  "yaml",
  "zod",
];

/** Members of a library that the sources use, where the rest is large. @default - all */
exports.MEMBERS = { "@gitbeaker/core": ["MergeRequestNotes", "Users"], fflate: ["unzipSync"] };

/** What `bundle-charts.js` bundles. */
exports.CHARTS = ["echarts", "zrender"];

/** The packages of all bundles, but for what these depend on themselves. */
exports.PACKAGES = [...new Set([...exports.LIBRARIES.map(packageOf), ...exports.CHARTS])].sort();

function packageOf(name) {
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}
