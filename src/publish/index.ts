export type { Clock } from "./clock";
export type { TargetOptions } from "./github/github-target";
export {
  DESTINATIONS,
  type Destination,
  type DestinationName,
  destinationOf,
  type PublishWorld,
  publish,
} from "./publish";
export type { Annotation, Published, ReviewPost } from "./review-post";
