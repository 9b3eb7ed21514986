const { execFileSync } = require("node:child_process");
const { join } = require("node:path");

const SPEED = 600;

/** Local AWS by its clock, each measure in a process of its own: by the processor time of one thread, a day by the wall. */
exports.localAws = ({ dayMs, decadeMs }) => {
  const run = (what) =>
    JSON.parse(execFileSync(process.execPath, [join(__dirname, "local-aws-run.js"), what], { encoding: "utf8" }));
  const [day, decade] = [run("day"), run("decade")];
  return [
    { what: "24 hours of one endpoint, by its clock", ours: day.ms, theirs: dayMs, ratio: day.ms / dayMs, bound: 1 },
    {
      what: "ten years of one endpoint, asleep",
      ours: decade.ms,
      theirs: decadeMs,
      ratio: decade.ms / decadeMs,
      bound: 1,
    },
    busy(run("minute"), "minute", 1),
    busy(run("10 seconds"), "10 seconds"),
  ];
};

/** Beside the time that a clock of this speed has for it. */
function busy({ ms, endpoints, requests, seconds }, each, bound) {
  const theirs = (seconds * 1000) / SPEED;
  return {
    what: `an hour of ${endpoints} endpoints, a request each ${each} (${requests}), at speed ${SPEED}`,
    ours: ms,
    theirs,
    ratio: ms / theirs,
    ...(bound !== undefined && { bound }),
  };
}
