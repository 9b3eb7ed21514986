/** Layers with a folder of their own, as what they need is not on every machine. */
const FOLDERS = ["terraform", "package", "browser"];

/** Layers beside the unit tests. The name of a test file ends in that of its layer: `table.property.test.ts`. */
const SUFFIXES = ["property", "journey", "process", "load"];

const folders = `/__tests__/(${FOLDERS.join("|")})/`;
const suffixes = `\\.(${SUFFIXES.join("|")})\\.test\\.ts$`;

/** Which files a configuration runs. Each test file is in exactly one layer. */
module.exports = {
  folder: (name) => ({ testMatch: [`<rootDir>/__tests__/${name}/**/*.test.ts`] }),
  suffix: (name) => ({
    testMatch: [`<rootDir>/__tests__/**/*.${name}.test.ts`],
    testPathIgnorePatterns: ["/node_modules/", folders],
  }),
  others: () => ({
    testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
    testPathIgnorePatterns: ["/node_modules/", folders, suffixes],
  }),
};
