const { processIo } = require("../lib/src/cli/process-io");
const { reviewInputs } = require("../lib/src/cli/review");

/** All that `scale-to-zero review <file>` does, but that the text is thrown away. */
exports.reviewFile = async (file) => {
  let length = 0;
  const stdout = {
    write: (text) => {
      length += text.length;
    },
  };
  const flags = {
    traffic: "weekday",
    isDefaultTraffic: true,
    seed: 1,
    stack: "default",
    failOn: "error",
    format: "text",
  };
  const exitCode = await reviewInputs([file], flags, { ...processIo, stdout });
  if (exitCode !== 0 || length === 0) {
    throw new Error(`the plan is one that review has to be content with: exit code ${exitCode}, ${length} characters`);
  }
};
