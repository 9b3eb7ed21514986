const { default: Sequencer } = require("@jest/test-sequencer");
const { join } = require("node:path");

/** Small files of many seconds. By its size Jest would begin with them last, where it does not know how long they took. */
const HEAVY = [
  "cli/verify",
  "cli/review",
  "verify/silent-aws",
  "publish/github",
  "review/simulation/settings-render",
  "cli/simulate",
  "review/simulation/hostile.property",
  "rules/pages/examples.property",
  "review/change/corpus.property",
  "rules/table/table.property",
  "behaviour/world/world.property",
  "rules/mutations/mutations.property",
  "rules/mutations/stepping-down.property",
  "terraform/local-apply",
  "terraform/revert",
  "terraform/change-fixtures",
  "terraform/apply-effects",
  "terraform/readme",
  "terraform/module-own-tests",
  "terraform/local-changes",
  "terraform/plan-modes",
].map((name) => join(__dirname, "..", "__tests__", `${name}.test.ts`));

/** Without a cache, begins with heavy test files: one that is left for the end would run alone. */
module.exports = class HeavyFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) {
      return sorted;
    }
    const heavy = HEAVY.flatMap((file) => sorted.filter(({ path }) => path === file));
    return [...heavy, ...sorted.filter((test) => !heavy.includes(test))];
  }
};
