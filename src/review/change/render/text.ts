import { printable } from "../../../printable";
import { plural } from "../../../rules/plural";
import { fixLines } from "../../fix-text";
import { limitText } from "../../limit-text";
import { addressText, lineText, unreadText } from "../../place-text";
import { INDENT, TextLines } from "../../render/text-lines";
import { wrapped } from "../../render/wrapped";
import type { Place, ReviewedFinding } from "../../review";
import type {
  ApplyEffect,
  Budget,
  ChangeReview,
  ComparedRow,
  EndpointChange,
  FindingChanges,
  Judgement,
} from "../change-review";
import { effectText, reasonText } from "./effect-text";
import type { ChangeRenderOptions } from "./formats";
import {
  hasOwnVerdict,
  isOneLine,
  NO_CHANGE,
  pricesDay,
  remainsText,
  severitiesText,
  sourceText,
  strayChanges,
  trafficText,
} from "./headings";
import { actionText, attributeText, changedAddress } from "./value-text";

/** For people at a terminal: the verdict of each endpoint first. */
export function changeText(review: ChangeReview, options: ChangeRenderOptions): string {
  const text = new ChangeText(options);
  const { limits, endpoints, budgets, apply, elsewhere, notLookedInto } = review;
  const stack = review.stack === "default" ? "" : `${review.stack}: `;
  const limitLines = limits.flatMap((limit) => text.lines(limitText(limit), ""));
  if (isOneLine(review)) {
    return asText([[...limitLines, ...text.lines(`${stack}${NO_CHANGE} (${remainsText(review)})`, "")]]);
  }
  const headline = hasOwnVerdict(review) ? stack.replace(/: $/, "") : `${stack}${review.sentence}`;
  const changed = endpoints.filter(({ change }) => change !== "unchanged");
  const unchanged = endpoints.filter(({ change }) => change === "unchanged");
  const ofNone = [
    ...text.apply(apply, undefined),
    ...text.changedFindings(elsewhere, "what is elsewhere"),
    ...text.changes(strayChanges(review)),
  ];
  return asText([
    [...(headline === "" ? [] : text.lines(headline, "")), ...budgets.flatMap((budget) => text.budget(budget))],
    limitLines,
    ...changed.map((endpoint) => text.endpoint(endpoint)),
    ofNone.length === 0 ? [] : ["Elsewhere", ...ofNone],
    text.unchanged(unchanged),
    notLookedInto.length === 0
      ? []
      : ["Not read", ...notLookedInto.flatMap((unread) => text.lines(`${unread.type} ${unreadText(unread)}`))],
    text.footer(review),
  ]);
}

const asText = (blocks: readonly (readonly string[])[]): string =>
  `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;

class ChangeText extends TextLines {
  constructor(private readonly options: ChangeRenderOptions) {
    super(options);
  }

  endpoint(endpoint: EndpointChange): string[] {
    const { name, place, judgement, sentence, rows, apply, findings, wakePaths, changes } = endpoint;
    const { bold, dim } = this.colours;
    const where = [addressText(place), lineText(place, this.options.cwd) ?? place.file];
    return [
      ...wrapped(`${bold(printable(name))}: ${this.judged(judgement, printable(sentence))}`, {
        first: "",
        next: INDENT,
        width: this.width,
      }),
      ...this.lines(where.join(" · ")).map(dim),
      ...this.rows(rows),
      ...this.apply(apply, place),
      ...this.changedFindings(findings, name),
      ...wakePaths.flatMap((path) => this.wakePath(path, wakePaths.length > 1)),
      ...this.changes(changes),
    ];
  }

  budget({ option, text, isMet }: Budget): string[] {
    return this.lines(`${option} ${isMet ? "is met" : "is not met"}: ${text}`).map(
      isMet ? (line) => line : this.colours.red,
    );
  }

  /** What changes, in columns if they fit: `sleeps after  25 min -> 16 min  (9 min shorter)`. Much that stays is one line. */
  private rows(rows: readonly ComparedRow[]): string[] {
    const equal = rows.filter(({ before, after }) => before === after);
    const shown = equal.length > MOST_EQUAL_ROWS ? rows.filter((row) => !equal.includes(row)) : rows;
    const width = Math.max(0, ...rows.map(({ what }) => what.length));
    const line = (text: string, what: string, sign = "  "): readonly string[] =>
      wrapped(printable(text), {
        first: `${sign}${what.padEnd(width)}  `,
        next: " ".repeat(width + 4),
        width: this.width,
      });
    return [
      ...shown.flatMap(({ what, before, after, judgement, difference }) => {
        const isSame = before === after;
        const values = isSame ? (after ?? "none") : `${before ?? "none"} -> ${after ?? "none"}`;
        const behind = isSame || difference === undefined ? "" : ` (${difference})`;
        const sign = { better: "+ ", worse: "- ", same: "  ", different: "  " }[judgement];
        return line(`${values}${behind}`, what, sign).map((one) => this.judged(judgement, one));
      }),
      ...(shown === rows
        ? []
        : line(equal.map(({ what, after }) => `${what} ${after ?? "none"}`).join("; "), "the same").map(
            this.colours.dim,
          )),
    ];
  }

  apply(effects: readonly ApplyEffect[], place: Place | undefined): string[] {
    return effects.flatMap((effect) => {
      const fixes = effect.fix === undefined ? [] : fixLines({ fix: effect.fix, place: place ?? NOWHERE });
      return [
        ...wrapped(`${this.severity(effect.severity)} the apply: ${printable(effectText(effect))}`, {
          first: "  ",
          next: INDENT,
          width: this.width,
        }),
        ...effect.addresses.slice(0, MOST_ADDRESSES).flatMap((address) => this.labelled("at", address)),
        ...(effect.addresses.length > MOST_ADDRESSES
          ? this.labelled("at", `${effect.addresses.length - MOST_ADDRESSES} more`)
          : []),
        ...this.labelled("why", reasonText(effect)),
        ...fixes.flatMap((line) => this.fix(line, INDENT)),
        ...this.labelled("see", effect.source),
      ];
    });
  }

  /** The new findings in full; the others in a line each. */
  changedFindings(findings: FindingChanges, of: string): string[] {
    const short = (label: string, all: readonly ReviewedFinding[]): string[] =>
      all.flatMap(({ id, slug, what, place }) =>
        this.lines(`${label} ${id} ${slug}: ${what} · ${addressText(place)}`).map(this.colours.dim),
      );
    return [
      ...(findings.new.length === 0 ? [] : this.lines(`new: ${severitiesText(findings.new)}`)),
      ...this.findings(findings.new, of),
      ...short("fixed", findings.fixed),
      ...short("unchanged", findings.unchanged),
      ...findings.acknowledged.flatMap((finding) => this.acknowledged(finding)),
    ];
  }

  changes(changes: EndpointChange["changes"]): string[] {
    return changes.flatMap((change) => [
      ...this.lines(`change ${changedAddress(change)}: ${actionText(change)}`).map(this.colours.dim),
      ...change.attributes.flatMap((attribute) => this.lines(attributeText(attribute), INDENT).map(this.colours.dim)),
    ]);
  }

  unchanged(endpoints: readonly EndpointChange[]): string[] {
    if (endpoints.length === 0) {
      return [];
    }
    const names = endpoints.map(({ name, findings }) => {
      const open = severitiesText(findings.unchanged);
      return open === "" ? name : `${name} (${open})`;
    });
    return this.lines(`${plural(endpoints.length, "endpoint")} unchanged: ${names.join(", ")}`, "");
  }

  footer(review: ChangeReview): string[] {
    const sources = review.sources.map((source) => sourceText(source, this.options.cwd));
    const day = pricesDay(review, this.options);
    const about = [
      `compared ${sources.join(", ")}`,
      trafficText(review.traffic),
      ...(day === undefined ? [] : [`prices of ${day}`]),
    ];
    return this.lines(about.join("; "), "").map(this.colours.dim);
  }

  private judged(judgement: Judgement, text: string): string {
    const { green, red } = this.colours;
    return judgement === "better" ? green(text) : judgement === "worse" ? red(text) : text;
  }
}

const MOST_ADDRESSES = 3;

const MOST_EQUAL_ROWS = 5;

const NOWHERE: Place = { file: "", address: "" };
