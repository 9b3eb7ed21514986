const { check } = require("../lib/src/cli/check");
const { processIo } = require("../lib/src/cli/process-io");

/** All that `scale-to-zero check <file>` does, but that the text is thrown away. */
exports.checkFile = async (file) => {
  let length = 0;
  const stdout = {
    write: (text) => {
      length += text.length;
    },
  };
  const exitCode = await check([file], { format: "text", failOn: "error" }, { ...processIo, stdout });
  if (exitCode !== 0 || length === 0) {
    throw new Error(`the plan is one that check has to be content with: exit code ${exitCode}, ${length} characters`);
  }
};
