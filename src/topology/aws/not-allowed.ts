import { ACCESS, type Access } from "../../aws/access";
import { AwsReadError } from "../../aws/errors";
import type { NotRead } from "../live";

/** What could not be read because it is not allowed, once a call. */
export class NotAllowed {
  private readonly noted = new Map<string, NotRead>();

  get all(): readonly NotRead[] {
    return [...this.noted.values()];
  }

  /**
   * Reads what is nice to have.
   *
   * @param what in words, such as `models`
   * @returns `otherwise` where it is not allowed to be read
   */
  async try<T, Other>(what: string, read: () => Promise<T>, otherwise: Other): Promise<T | Other> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof AwsReadError) || error.reason !== "permission" || !isOptional(error.action)) {
        throw error;
      }
      this.note(what, error.action ?? what, error.message);
      return otherwise;
    }
  }

  note(what: string, action: string, why: string): void {
    if (!this.noted.has(action)) {
      this.noted.set(action, { what, action, why });
    }
  }
}

const OPTIONAL = new Set(
  Object.values<Access>(ACCESS)
    .filter(({ optional }) => optional)
    .map(({ action }) => action),
);

const isOptional = (action: string | undefined): boolean => action !== undefined && OPTIONAL.has(action);
