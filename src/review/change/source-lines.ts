import type { ResourceChange, SourceLine } from "../../topology";
import type { Place, ReviewedFinding } from "../review";
import type { ChangeReview, FindingChanges } from "./change-review";

/** The line of a resource in a file that was read; `undefined` if none is known. */
export type LineOf = (file: string, address: string) => SourceLine | undefined;

/** The same review with the lines of the configuration, where it has none of a program. */
export function withSourceLines(review: ChangeReview, lineOf: LineOf): ChangeReview {
  const lines = new Lines(lineOf);
  const files = review.sources.map(({ after }) => after);
  const changes = (all: readonly ResourceChange[], inFiles: readonly string[]) =>
    all.map((one) => lines.ofChange(one, inFiles));
  // Before all changes together: several plans may have one address, and an endpoint knows its plan.
  const endpoints = review.endpoints.map((endpoint) => ({
    ...endpoint,
    place: lines.ofPlace(endpoint.place),
    findings: lines.ofFindings(endpoint.findings),
    changes: changes(endpoint.changes, [endpoint.place.file]),
  }));
  return {
    ...review,
    endpoints,
    findings: lines.ofFindings(review.findings),
    elsewhere: lines.ofFindings(review.elsewhere),
    changes: changes(review.changes, files),
  };
}

class Lines {
  /** One finding stays one, wherever it is listed, and one change. */
  private readonly known = new Map<ReviewedFinding, ReviewedFinding>();
  private readonly changes = new Map<ResourceChange, ResourceChange>();

  constructor(private readonly lineOf: LineOf) {}

  ofPlace(place: Place): Place {
    const sourceLine = place.sourceLine ?? this.lineOf(place.file, place.address);
    return sourceLine === undefined ? place : { ...place, sourceLine };
  }

  ofChange(change: ResourceChange, files: readonly string[]): ResourceChange {
    const known = this.changes.get(change);
    if (known !== undefined) {
      return known;
    }
    const sourceLine = change.sourceLine ?? this.firstLine(files, change.address);
    const placed = sourceLine === undefined ? change : { ...change, sourceLine };
    this.changes.set(change, placed);
    return placed;
  }

  private firstLine(files: readonly string[], address: string): SourceLine | undefined {
    for (const file of files) {
      const line = this.lineOf(file, address);
      if (line !== undefined) {
        return line;
      }
    }
    return undefined;
  }

  ofFindings({ new: added, fixed, unchanged, acknowledged }: FindingChanges): FindingChanges {
    return {
      new: added.map((one) => this.ofFinding(one)),
      fixed: fixed.map((one) => this.ofFinding(one)),
      unchanged: unchanged.map((one) => this.ofFinding(one)),
      acknowledged: acknowledged.map((one) => this.ofFinding(one)),
    };
  }

  private ofFinding<T extends ReviewedFinding>(finding: T): T {
    const known = this.known.get(finding);
    if (known !== undefined) {
      return known as T;
    }
    const { followsFrom } = finding;
    const placed: T = {
      ...finding,
      place: this.ofPlace(finding.place),
      ...(followsFrom === undefined ? {} : { followsFrom: this.ofFinding(followsFrom) }),
    };
    this.known.set(finding, placed);
    return placed;
  }
}
