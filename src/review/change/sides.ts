import { type Assumed, type EndpointSetup, endpointSetups, type Hosted, hostedIn } from "../../behaviour";
import { nodeKey, once, type Topology } from "../../topology";
import type { EndpointReview, Review } from "../review";
import { type ReviewedSource, reviewSource } from "../review-sources";

/** One endpoint of one topology: before a change, or after it. */
export interface Side {
  readonly name: string;
  /** What identifies its first resource in Terraform, with its stack. */
  readonly key: string;
  readonly stack: string | undefined;
  /** Names are unique within it. */
  readonly scope: string;
  readonly topology: Topology;
  readonly hosted: Hosted;
  readonly review: EndpointReview;
  readonly setup: EndpointSetup;
}

/** A topology before a change, or after it, with its endpoints. */
export interface SideOfSource {
  readonly topology: Topology;
  readonly review: Review;
  readonly endpoints: readonly Side[];
}

export function sideOf(source: ReviewedSource, assume: Assumed | undefined): SideOfSource {
  const { topology } = source;
  const review = reviewSource(source);
  const setups = endpointSetups(topology, assume === undefined ? {} : { assume });
  const endpoints = [...hostedIn(topology)].flatMap((hosted, index): readonly Side[] => {
    const [reviewed, setup] = [review.endpoints[index], setups[index]];
    if (reviewed === undefined || setup === undefined) {
      return [];
    }
    const first = hosted.endpoint ?? hosted.components[0] ?? hosted.strays[0]?.target;
    const { name } = hosted;
    return [
      {
        name,
        key: nodeKey(first ?? { address: name }),
        stack: first?.stack,
        scope: first?.scope ?? "",
        topology,
        hosted,
        review: reviewed,
        setup,
      },
    ];
  });
  return { topology, review, endpoints };
}

/** Whether Terraform takes the endpoint out of its state, and leaves it in AWS. */
export const isForgotten = ({ topology, key }: Side): boolean => forgottenKeys(topology).has(key);

const forgottenKeys = once(
  (topology): ReadonlySet<string> =>
    new Set(topology.forgotten.flatMap((one) => (one.isReplaced ? [] : [nodeKey(one)]))),
);
