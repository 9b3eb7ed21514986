import { wrongFailOn, wrongFailOnText } from "./errors";
import { FAIL_ON_TEXTS, type FailOnText, readFailOnText } from "./fail-on";

/** What fails in addition to findings. */
export interface FailOnOptions {
  /** Whether an incomplete answer fails, too: an unknown verdict, or a source that was not read. @default false */
  readonly unknown?: boolean;
}

/** The lowest severity that fails a check, a verification or an apply: the option `--fail-on` of the command. */
export class FailOn {
  /** Fails on errors: the default of the command. */
  static errors(options: FailOnOptions = {}): FailOn {
    return new FailOn(withUnknown("error", options));
  }

  /** Fails on errors and warnings. */
  static warnings(options: FailOnOptions = {}): FailOn {
    return new FailOn(withUnknown("warning", options));
  }

  /** Fails on each finding. */
  static notes(options: FailOnOptions = {}): FailOn {
    return new FailOn(withUnknown("note", options));
  }

  /** Never fails. */
  static never(): FailOn {
    return new FailOn("never");
  }

  /**
   * A level as the command writes it, for one that an environment variable holds.
   *
   * @param text `error`, `warning`, `note`, `never`, `unknown`, or a severity with `unknown`, such as `warning,unknown`
   * @throws ScaleToZeroError for another text
   */
  static of(text: string): FailOn {
    const read = readFailOnText(text);
    if (read === undefined) {
      throw wrongFailOnText(text, FAIL_ON_TEXTS);
    }
    return new FailOn(read);
  }

  private constructor(private readonly text: FailOnText) {}

  /** As the command writes it, such as `warning,unknown`. */
  toString(): string {
    return this.text;
  }

  /**
   * What a program gave, as the command writes it.
   * @throws ScaleToZeroError if it is no `FailOn`: a program in JavaScript can give anything
   * @internal
   */
  static textOf(given: FailOn): FailOnText {
    // Not by its class: a test may have loaded the package a second time.
    const read = readFailOnText((given as FailOn | null | undefined)?.text);
    if (read === undefined) {
      throw wrongFailOn(given, failOnAdvice(given));
    }
    return read;
  }

  /**
   * Whether a value is a `FailOn`.
   * @internal
   */
  static is(value: unknown): value is FailOn {
    return value instanceof FailOn;
  }
}

const withUnknown = (severity: "error" | "warning" | "note", { unknown }: FailOnOptions): FailOnText =>
  unknown === true ? `${severity},unknown` : severity;

const BY_SEVERITY: Readonly<Record<string, string>> = { error: "errors", warning: "warnings", note: "notes" };

/** How a value is written that was given in place of a `FailOn`. */
export function failOnAdvice(given: unknown): string {
  const read = readFailOnText(given);
  const [severity = "", unknown] = read?.split(",") ?? [];
  if (severity === "never") {
    return "write FailOn.never()";
  }
  const isUnknown = unknown !== undefined || severity === "unknown";
  return `write FailOn.${BY_SEVERITY[severity] ?? "errors"}(${isUnknown ? "{ unknown: true }" : ""})`;
}
