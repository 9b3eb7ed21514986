import type { IConstruct } from "constructs";
import { keptWith } from "../terraform/kept-with";
import type { Check } from "./check";
import { describeProblem } from "./describe-problem";
import type { GeneralProblem, Problem } from "./problem";

/** A construct that another one created from what it was given itself. */
interface Part {
  readonly construct: IConstruct;
  readonly owner: IConstruct;
  /** Where its properties are written on the owner: `additionalVariants[0].` */
  readonly at: string;
}

interface Report {
  readonly checks: (() => readonly Check[])[];
  readonly parts: Part[];
}

/** A problem, and the construct that found it. */
interface Found {
  readonly by: IConstruct;
  readonly problem: Problem | GeneralProblem;
}

/** What a construct reports, and with whose problems. */
interface Reporting {
  report?: Report;
  part?: Part;
}

/** Of the constructs in which something is wrong, of those that have to look at synthesis, and of parts. */
const reporting = keptWith((): Reporting => ({}));

/** Reports what is wrong with a construct when its stack is synthesized. @param checks called then */
export function report(construct: IConstruct, checks: () => readonly Check[]): void {
  reportOf(construct).checks.push(checks);
}

/**
 * Reports what is wrong with a construct with the problems of another one, which created it from what it was given
 * itself: that is the one that somebody wrote. What both found is one mistake.
 * @param at where the properties of the part are written on the owner: `additionalVariants[0].`
 */
export function reportWith(owner: IConstruct, construct: IConstruct, at = ""): void {
  const state = reporting.of(construct);
  if (state.part !== undefined) {
    return;
  }
  const part = { construct, owner, at };
  state.part = part;
  if (state.report !== undefined) {
    reportOf(owner).parts.push(part);
  }
}

/** The construct that somebody wrote: itself, or the one that created it from what it was given. */
export function writtenConstruct(construct: IConstruct): IConstruct {
  const part = reporting.find(construct)?.part;
  return part === undefined ? construct : writtenConstruct(part.owner);
}

function reportOf(construct: IConstruct): Report {
  const state = reporting.of(construct);
  if (state.report !== undefined) {
    return state.report;
  }
  const created: Report = { checks: [], parts: [] };
  state.report = created;
  construct.node.addValidation({ validate: () => (state.part === undefined ? linesOf(construct) : []) });
  const { part } = state;
  if (part !== undefined) {
    reportOf(part.owner).parts.push(part);
  }
  return created;
}

function linesOf(construct: IConstruct): string[] {
  const found = eachOnce(foundIn(construct)).map(({ problem }) => problem);
  if (found.length === 0) {
    return [];
  }
  const around = construct.node.scopes.slice(0, -1).flatMap(foundIn);
  const wrong = [...around.map(({ problem }) => problem), ...found];
  return found.filter((problem) => !isConsequence(problem, wrong)).map(describeProblem);
}

/** Also by its parts, in the words of the construct. */
function foundIn(construct: IConstruct): Found[] {
  const { checks = [], parts = [] } = reporting.find(construct)?.report ?? {};
  const own = checks.flatMap((each) => each()).filter(isProblem);
  return [
    ...own.map((problem) => ({ by: construct, problem })),
    ...parts.flatMap(({ construct: part, at }) =>
      foundIn(part).map(({ by, problem }) => ({ by, problem: writtenAt(at, problem) })),
    ),
  ];
}

const isProblem = (check: Check): check is Problem | GeneralProblem => check !== undefined && !("condition" in check);

function writtenAt(at: string, problem: Problem | GeneralProblem): Problem | GeneralProblem {
  if (at === "" || "message" in problem || problem.isProperty === false) {
    return problem;
  }
  const { property, bound } = problem;
  return {
    ...problem,
    property: `${at}${property}`,
    ...(bound === undefined ? {} : { bound: { ...bound, property: `${at}${bound.property}` } }),
  };
}

/** What two constructs found is one problem; what one construct found twice are two, such as those of two windows. */
const eachOnce = (found: readonly Found[]): Found[] =>
  found.filter(
    (one, index) => !found.slice(0, index).some((other) => other.by !== one.by && isSame(other.problem, one.problem)),
  );

function isSame(one: Problem | GeneralProblem, other: Problem | GeneralProblem): boolean {
  if ("message" in one || "message" in other) {
    return one === other;
  }
  return (
    one.property === other.property &&
    Object.is(one.value, other.value) &&
    one.requirement === other.requirement &&
    one.bound?.property === other.bound?.property &&
    Object.is(one.bound?.value, other.bound?.value)
  );
}

/** Whether it says nothing new: a comparison of what is wrong by itself, or a value that was made of what is wrong. */
function isConsequence(problem: Problem | GeneralProblem, all: readonly (Problem | GeneralProblem)[]): boolean {
  if ("message" in problem) {
    return false;
  }
  const { property, bound, madeOf = [] } = problem;
  const isWrong = (name: string) => all.some((other) => other !== problem && isAbout(other, name));
  const isWrongItself = (name: string) =>
    all.some((other) => isAbout(other, name) && !("message" in other) && other.bound === undefined);
  return madeOf.some(isWrong) || (bound !== undefined && [property, bound.property].some(isWrongItself));
}

const isAbout = (problem: Problem | GeneralProblem, name: string): boolean =>
  !("message" in problem) && problem.property === name;
