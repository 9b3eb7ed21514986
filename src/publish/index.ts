export type { Clock } from "../clock";
export type { TargetOptions } from "./environment";
export {
  DESTINATIONS,
  type Destination,
  type DestinationName,
  destinationOf,
  type PublishWorld,
  publish,
} from "./publish";
export type { Annotation, Published, ReviewPost } from "./review-post";
export { type RunTaskOptions, RunTaskServer } from "./run-task/run-task-server";
export { DEFAULT_HOST, KEY_VARIABLE, planOrigins, runTaskKey } from "./run-task/run-task-settings";
export type { TaskReview } from "./run-task/task-result";
