import { isKnown, isUnknown, type Schedule } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { CREATE, calls, DELETE, sagemakerSchedules, UPDATE } from "./effect";

const OPERATIONS = [UPDATE, CREATE, DELETE];

export const scheduleInput = rule({
  id: "S28",
  slug: "schedule-input",
  severity: "error",
  evidence: "verified",
  effect: effects.breaksWays,
  title: "The target and the input of a schedule must match the API",
  why: "EventBridge Scheduler accepts any text. The call fails when the schedule runs, and nothing sleeps or wakes.",
  remedy: "Write the action in camelCase, and Input as JSON with members in PascalCase. Name a component that exists.",
  source: schedulerGuide("managing-targets-universal"),
  *check(topology) {
    const scopes = new Set(topology.inferenceComponents.map(({ scope }) => scope));
    for (const schedule of sagemakerSchedules(topology)) {
      const [problem] = [...targetProblems(schedule), ...inputProblems(schedule)];
      if (problem !== undefined) {
        yield finding(schedule, problem);
      } else if (scopes.has(schedule.scope) && topology.componentOf(schedule).kind === "dangling") {
        const name = isKnown(schedule.input) ? String(schedule.input.inferenceComponentName) : "";
        yield finding(schedule, {
          what: `InferenceComponentName is "${name}", and this configuration has no such component`,
          fix: "refer to the name of the component",
          // It may be managed elsewhere.
          severity: "warning",
        });
      }
    }
  },
});

interface Problem {
  readonly what: string;
  readonly fix: string;
}

function* targetProblems(schedule: Schedule): Generator<Problem> {
  const { operation, input } = schedule;
  if (isKnown(operation) && isKnown(input) && input.event !== undefined) {
    yield {
      what: `its input asks a function to ${input.event.action}, and the target is ${operation.service}:${operation.operation}`,
      fix: "arn = the ARN of the function",
    };
  }
  const meant = OPERATIONS.find((name) => calls(schedule, name));
  if (
    isKnown(operation) &&
    meant !== undefined &&
    (operation.operation !== meant || operation.service !== "sagemaker")
  ) {
    yield {
      what: `the target is ${operation.service}:${operation.operation}`,
      fix: `arn = "arn:aws:scheduler:::aws-sdk:sagemaker:${meant}"`,
    };
  }
}

function* inputProblems(schedule: Schedule): Generator<Problem> {
  const { input } = schedule;
  if (isUnknown(input) || !OPERATIONS.some((name) => calls(schedule, name))) {
    return;
  }
  if (input === undefined) {
    yield { what: "it has no input", fix: "input = jsonencode({ InferenceComponentName = … })" };
    return;
  }
  if (input.problem !== undefined) {
    yield { what: `its input is not a JSON object: ${input.problem}`, fix: "input = jsonencode({ … })" };
    return;
  }
  const [lower] = input.members.filter((member) => /^[a-z]/.test(member));
  if (lower !== undefined) {
    const upper = `${lower.charAt(0).toUpperCase()}${lower.slice(1)}`;
    yield {
      what: `its input has the member ${lower}, and API members begin with a capital letter`,
      fix: `${upper} instead of ${lower}`,
    };
  }
  if (!input.members.includes("InferenceComponentName")) {
    yield { what: "its input has no InferenceComponentName", fix: "InferenceComponentName = <the component's name>" };
  }
  if (input.misfit !== undefined) {
    yield { what: `in its input ${input.misfit}`, fix: "DesiredRuntimeConfig = { CopyCount = 0 }" };
  }
  if (isKnown(input.copyCount) && input.copyCount < 0) {
    yield { what: `in its input CopyCount is ${input.copyCount}`, fix: "DesiredRuntimeConfig = { CopyCount = 0 }" };
  }
  if (calls(schedule, UPDATE) && (input.copyCount === undefined || !input.members.includes("DesiredRuntimeConfig"))) {
    yield { what: "its input sets no number of copies", fix: "DesiredRuntimeConfig = { CopyCount = 0 }" };
  }
}
