import { shown } from "../../shown";
import type { GeneralProblem, Problem, Requirement } from "./problem";

/** One line for whoever wrote the program: what was given, what it must be, why or what to do, and who says so. */
export function describeProblem(problem: Problem | GeneralProblem): string {
  if ("message" in problem) {
    return [problem.subject, problem.message, problem.advice].filter((part) => part !== undefined).join(": ");
  }
  const { property, unit, value, written, requirement, bound, advice, source } = problem;
  const name = unit === undefined ? property : `${property} (${unit})`;
  const limit = bound === undefined ? "" : ` ${besideOf(problem, bound.property)}, which is ${shown(bound.value)}`;
  const given = `${name} is ${written ?? shown(value)}, ${requirement}${limit}`;
  const explained = advice === undefined ? given : `${given}: ${advice}`;
  return source === undefined ? explained : `${explained} (${source})`;
}

/** Another property, as it is called beside this one: `maxMemoryMb` beside `compute.minMemoryMb`. */
export function besideOf({ property }: Pick<Requirement, "property">, other: string): string {
  const object = property.slice(0, property.lastIndexOf(".") + 1);
  return other.startsWith(object) ? other.slice(object.length) : other;
}
