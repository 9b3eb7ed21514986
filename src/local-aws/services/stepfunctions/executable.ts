import { readJson } from "../../json";
import { isMembers, type Members } from "../../protocols/values";
import { isKnownTask } from "./task";

/** States that local AWS executes. */
const EXECUTED = ["Task", "Pass", "Wait", "Choice", "Succeed", "Fail"];

/**
 * What of a valid definition local AWS would not execute, as a sentence; `undefined` if it executes all of it. It is refused
 * when the machine is created, and not in the middle of an execution.
 */
export function notExecuted(definition: string): string | undefined {
  const machine = readJson(definition)?.value;
  if (!isMembers(machine) || !isMembers(machine.States)) {
    return undefined;
  }
  const states = Object.entries(machine.States).filter((entry): entry is [string, Members] => isMembers(entry[1]));
  const problems = [isJsonata(machine) ? "Local AWS does not evaluate JSONata" : undefined].concat(
    states.map(([name, state]) => problemOf(name, state)),
  );
  return problems.find((problem) => problem !== undefined);
}

const isJsonata = ({ QueryLanguage }: Members): boolean => QueryLanguage === "JSONata";

function problemOf(name: string, state: Members): string | undefined {
  if (isJsonata(state)) {
    return `Local AWS does not evaluate JSONata, as state ${name} wants it`;
  }
  if (!EXECUTED.includes(String(state.Type))) {
    return `Local AWS does not execute states of type ${String(state.Type)}, as ${name} is`;
  }
  if (state.Assign !== undefined) {
    return `Local AWS does not keep variables, as state ${name} assigns them`;
  }
  return state.Type === "Task" && !isKnownTask(String(state.Resource))
    ? `Local AWS does not execute tasks of ${String(state.Resource)}, as ${name} is`
    : undefined;
}
