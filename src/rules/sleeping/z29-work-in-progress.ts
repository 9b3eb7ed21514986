import { waysOf } from "../../behaviour";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { sleepers } from "./sleepers";

export const workInProgress = rule({
  id: "Z29",
  slug: "work-in-progress",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "Scale-in should wait for requests that are being processed",
  why: "HasBacklogWithoutCapacity is 0 as soon as an instance runs, even while it processes a request. A metric without data shows no work either. SageMaker removes the instance during a request, and the request is lost.",
  remedy: "Scale in on ApproximateBacklogSize, which counts the requests that are being processed.",
  source: sagemakerGuide("async-inference-monitor"),
  *check(topology) {
    const reported = new Set<object>();
    for (const target of sleepers(topology)) {
      for (const { ignoresWork, state, nodes, by } of waysOf(topology, target).down) {
        const [on] = nodes;
        if (ignoresWork === true && state !== "broken" && on !== undefined && !reported.has(on)) {
          reported.add(on);
          yield finding(on, {
            what:
              by === "target tracking"
                ? "it tracks HasBacklogWithoutCapacity, which is 0 while an instance processes requests"
                : "it removes capacity while a request is being processed",
            fix: {
              hcl: 'metric_name = "ApproximateBacklogSize" with the dimension EndpointName: it counts the requests that are being processed',
              typescript: "tracking: BacklogTracking.perInstance(…)",
            },
            about: nodes.filter((node) => node !== on),
          });
        }
      }
    }
  },
});
