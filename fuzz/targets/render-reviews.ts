import type { Review } from "../../src/review";
import { arbitraryReview } from "../generators/reviews";
import { printed } from "../reading";
import type { Target } from "../target";

/** Reviews with a hostile text in every field that a file or an answer can have a hand in. */
export const renderReviews: Target = {
  name: "render-reviews",
  batch: 200,
  hasShape: true,
  inputs: () => arbitraryReview.map((review) => JSON.stringify(review)),
  run: (input) => printed(JSON.parse(input) as Review),
};
