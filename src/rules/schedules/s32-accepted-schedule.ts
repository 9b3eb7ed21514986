import { partitionOf } from "../../catalogue/partitions";
import { isKnown, type Optional, type Schedule } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerApi } from "./documents";
import { endpointSchedules } from "./effect";

export const acceptedSchedule = rule({
  id: "S32",
  slug: "accepted-schedule",
  severity: "error",
  evidence: "verified",
  effect: effects.breaksWays,
  title: "A schedule must be valid for EventBridge Scheduler",
  why: "CreateSchedule rejects an invalid name, description, state, window or number, and a target without a role. The schedule does not exist and never runs.",
  remedy: "Use a value that CreateSchedule accepts.",
  source: schedulerApi("CreateSchedule"),
  *check(topology) {
    for (const schedule of endpointSchedules(topology)) {
      const problem = problems(schedule).find((one) => one !== undefined);
      if (problem !== undefined) {
        yield finding(schedule, problem);
      }
    }
  },
});

interface Problem {
  readonly what: string;
  readonly fix: string;
}

const RETRIES = { argument: "maximum_retry_attempts", min: 0, max: 185 } as const;

const AGE = { argument: "maximum_event_age_in_seconds", min: 60, max: 86_400 } as const;

const MOST_DESCRIPTION = 512;

const named = (argument: string, name: Optional<string>): Problem | undefined =>
  isKnown(name) && !/^[0-9a-zA-Z-_.]{1,64}$/.test(name)
    ? {
        what: `${argument} is ${JSON.stringify(name)}`,
        fix: `${argument} of 1 to 64 letters, digits, hyphens, underscores and dots`,
      }
    : undefined;

const described = ({ description }: Schedule): Problem | undefined =>
  isKnown(description) && description.length > MOST_DESCRIPTION
    ? {
        what: `description has ${description.length} characters`,
        fix: `a description of at most ${MOST_DESCRIPTION} characters`,
      }
    : undefined;

const problems = (schedule: Schedule): readonly (Problem | undefined)[] => [
  named("name", schedule.name),
  named("group_name", schedule.groupName),
  described(schedule),
  listed("state", schedule.state, ["ENABLED", "DISABLED"]),
  listed("flexible_time_window.mode", schedule.flexibleWindowMode, ["OFF", "FLEXIBLE"]),
  window(schedule),
  ranged(schedule.maximumRetryAttempts, RETRIES),
  ranged(schedule.maximumEventAgeSeconds, AGE),
  schedule.roleArn === undefined || schedule.roleArn === ""
    ? {
        what: "its target has no role_arn",
        fix: "role_arn = the ARN of a role that scheduler.amazonaws.com may assume",
      }
    : undefined,
  partition(schedule),
];

function listed(argument: string, value: Optional<string>, values: readonly string[]): Problem | undefined {
  return isKnown(value) && !values.includes(value)
    ? {
        what: `${argument} is ${JSON.stringify(value)}`,
        fix: `${argument} = ${values.map((one) => `"${one}"`).join(" or ")}`,
      }
    : undefined;
}

interface Range {
  readonly argument: string;
  readonly min: number;
  readonly max: number;
}

function ranged(value: Optional<number>, { argument, min, max }: Range): Problem | undefined {
  return isKnown(value) && (value < min || value > max)
    ? { what: `${argument} is ${value}`, fix: `${argument} from ${min} to ${max}` }
    : undefined;
}

const MOST_MINUTES = 1440;

function window({ flexibleWindowMode: mode, maximumWindowMinutes: minutes }: Schedule): Problem | undefined {
  if (mode === "FLEXIBLE" && (minutes === undefined || (isKnown(minutes) && (minutes < 1 || minutes > MOST_MINUTES)))) {
    return {
      what: `flexible_time_window is FLEXIBLE, and maximum_window_in_minutes is ${minutes === undefined ? "not set" : String(minutes)}`,
      fix: `maximum_window_in_minutes from 1 to ${MOST_MINUTES}`,
    };
  }
  return mode === "OFF" && isKnown(minutes)
    ? {
        what: `flexible_time_window is OFF, and maximum_window_in_minutes is ${minutes}`,
        fix: "remove maximum_window_in_minutes",
      }
    : undefined;
}

function partition(schedule: Schedule): Problem | undefined {
  const own = isKnown(schedule.region) ? partitionOf(schedule.region) : undefined;
  const [, written] = isKnown(schedule.targetArn) ? schedule.targetArn.split(":") : [];
  return own !== undefined && written !== undefined && written !== own
    ? {
        what: `the partition of its target ARN is ${written}, and ${String(schedule.region)} is in ${own}`,
        fix: `arn = "arn:${own}:…"`,
      }
    : undefined;
}
