import { RULES_PAGE } from "./documents";
import type { OwnRule } from "./finding";

/* Told by comparing a live account with what was applied, not by looking at either alone. */

export const missing: OwnRule = {
  id: "D01",
  slug: "missing",
  severity: "error",
  title: "What was applied is in the account",
  why: "Somebody or something has removed it since: what it does for sleeping and waking does not happen.",
  source: RULES_PAGE,
};

export const drift: OwnRule = {
  id: "D02",
  slug: "drift",
  severity: "error",
  title: "What is in the account is as it was applied",
  why: "It was changed since, or another configuration writes it too: it sleeps and wakes otherwise than anybody can read. Capacity that autoscaling moves, and bounds that schedules move, are no drift.",
  source: RULES_PAGE,
};

export const unwritten: OwnRule = {
  id: "D03",
  slug: "unwritten",
  severity: "warning",
  title: "Nothing else scales what was applied",
  why: "It was added by hand, or by another configuration: the last one to write wins, and the next apply does not remove it.",
  source: RULES_PAGE,
};

export const driftRules: readonly OwnRule[] = [missing, drift, unwritten];
