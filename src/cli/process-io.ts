import { realPace } from "../verify/waiting/pace";
import type { Io } from "./io";

/** This process: its streams, its environment, its folder, and all rules. */
export const processIo: Io = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  pace: realPace,
  rules: () => {
    const { allRules }: typeof import("../rules/all-rules") = require("../rules/all-rules");
    return allRules;
  },
};
