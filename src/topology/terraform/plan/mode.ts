import type { Limit } from "../../limits";
import { type Change, isDeletion } from "./change";
import { managedIn } from "./managed";

/** What a plan says will be, what it says is, and what it does. */
export interface PlanParts {
  readonly planned: unknown;
  readonly prior: unknown;
  readonly changes: readonly Change[];
}

/** True for a plan that changes nothing, not even by a no-op: all that it holds is the state that it found. */
export const isRefreshOnly = ({ planned, prior, changes }: PlanParts): boolean =>
  changes.length === 0 && isEmpty(planned) && !isEmpty(prior);

export const REFRESH_ONLY: Limit = {
  kind: "refresh-only",
  text: "the plan only refreshes the state, so the state is what was checked",
};

/** Where nothing of SageMaker is left after the apply. */
export function destruction({ planned, prior, changes }: PlanParts): readonly Limit[] {
  const deleted = new Map(changes.filter(isDeletion).map(({ address, type }) => [address, type]));
  if (![...deleted.values()].some(isOfSagemaker)) {
    return [];
  }
  // A plan made with -target leaves out of the planned values what it does not touch.
  const untouched = [...managedIn(prior)].filter(({ address }) => !deleted.has(address));
  const left = [...managedIn(planned), ...untouched];
  if (left.some(({ type }) => isOfSagemaker(type))) {
    return [];
  }
  const what = left.length === 0 ? "everything" : "all SageMaker resources";
  return [{ kind: "destroy", text: `the plan destroys ${what}: nothing to check`, addresses: [...deleted.keys()] }];
}

/** Cloud Control makes components, which have no resource of their own. */
const isOfSagemaker = (type: string): boolean => /_sagemaker_|^aws_cloudcontrolapi_resource$/.test(type);

const isEmpty = (root: unknown): boolean => managedIn(root).next().done === true;
