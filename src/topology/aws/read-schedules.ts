import type { GetScheduleCommandOutput, ScheduleSummary } from "@aws-sdk/client-scheduler";
import type { Aws } from "../../aws/aws";
import { isKnown } from "../unknown";
import { schedule } from "./nodes/schedule";
import type { NotAllowed } from "./not-allowed";

/** What is looked for: schedules that act on these, or are called so. */
export interface WantedSchedules {
  readonly endpointNames: ReadonlySet<string>;
  readonly componentNames: ReadonlySet<string>;
  /** Each as `group/name`: schedules that somebody wrote, whatever they call. */
  readonly written: ReadonlySet<string>;
}

/** Schedules, and whether there may be more of them. */
export interface FoundSchedules {
  readonly schedules: readonly GetScheduleCommandOutput[];
  readonly complete: boolean;
}

/** How much of an account is looked at; where there is more, that is said. */
export interface ScheduleLimits {
  /** Pages of 100 schedules. */
  readonly pages: number;
  /** Schedules that call SageMaker, or that somebody wrote: each is a call. */
  readonly schedules: number;
}

const LIMITS: ScheduleLimits = { pages: 50, schedules: 500 };

const WHAT = "schedules of EventBridge Scheduler";

/** The key of a schedule among all groups. */
export const scheduleKey = (groupName: string | undefined, name: string): string => `${groupName ?? "default"}/${name}`;

/**
 * A list of schedules states what each of them calls, but not with which input: those that call SageMaker are read one
 * by one.
 */
export async function readSchedules(
  aws: Aws,
  wanted: WantedSchedules,
  notAllowed: NotAllowed,
  limits = LIMITS,
): Promise<FoundSchedules> {
  const listed = await notAllowed.try(WHAT, () => aws.scheduler.listSchedules(limits.pages), undefined);
  if (listed === undefined) {
    return { schedules: [], complete: false };
  }
  const concerning = listed.items.filter((summary) => mayConcern(summary, wanted));
  const asked = concerning.slice(0, limits.schedules);
  const complete = listed.complete && asked.length === concerning.length;
  if (!complete) {
    const why = `the account has more than ${limits.pages * 100} schedules, or more than ${limits.schedules} that call SageMaker`;
    notAllowed.note(WHAT, "scheduler:ListSchedules", why);
  }
  const read = await Promise.all(
    asked.map(({ Name, GroupName }) =>
      notAllowed.try(WHAT, () => aws.scheduler.getSchedule(Name ?? "", GroupName), "hidden" as const),
    ),
  );
  const schedules = read.filter((answer) => answer !== undefined && answer !== "hidden");
  return {
    schedules: schedules.filter((answer) => concerns(answer, wanted)),
    complete: complete && !read.includes("hidden"),
  };
}

const mayConcern = ({ Name, GroupName, Target }: ScheduleSummary, { written }: WantedSchedules): boolean =>
  /:scheduler:::aws-sdk:sagemaker:/i.test(Target?.Arn ?? "") ||
  (Name !== undefined && written.has(scheduleKey(GroupName, Name)));

function concerns(described: GetScheduleCommandOutput, { endpointNames, componentNames, written }: WantedSchedules) {
  const { input } = schedule(described);
  const component = isKnown(input) ? input.inferenceComponentName : undefined;
  const endpoint = isKnown(input) ? input.endpointName : undefined;
  return (
    (isKnown(component) && componentNames.has(component)) ||
    (isKnown(endpoint) && endpointNames.has(endpoint)) ||
    written.has(scheduleKey(described.GroupName, described.Name ?? ""))
  );
}
