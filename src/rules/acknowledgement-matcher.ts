import { type Acknowledgement, expiredAcknowledgement, unusedAcknowledgement } from "./acknowledgements";
import type { Addressed, Finding } from "./finding";

/** One acknowledgement, and whether it has matched a finding. */
export class Matcher {
  readonly expired: boolean;
  private used = false;
  private readonly pattern: readonly string[];

  constructor(
    readonly acknowledgement: Acknowledgement,
    today: string,
  ) {
    const { address, expires } = acknowledgement;
    this.pattern = address.split("*");
    this.expired = expires !== undefined && expires < today;
  }

  matches(on: Addressed): boolean {
    const matches = this.isAbout(on);
    this.used = this.used || matches;
    return matches;
  }

  private isAbout({ address, constructPath }: Addressed): boolean {
    const { isEndpoint, isConstruct, address: own } = this.acknowledgement;
    if (isEndpoint) {
      return false;
    }
    return isConstruct
      ? isIn(own, constructPath)
      : fits(address, this.pattern) || (constructPath !== undefined && fits(constructPath, this.pattern));
  }

  matchesEndpoint(name: string): boolean {
    const matches = this.acknowledgement.address === name;
    this.used = this.used || matches;
    return matches && !this.expired;
  }

  problem(): Finding | undefined {
    const { rule, address, expires, writtenAt } = this.acknowledgement;
    const on = { address: writtenAt, ...(this.acknowledgement.isConstruct && { constructPath: address }) };
    const matched = { on, about: [] };
    if (!this.used) {
      if (this.acknowledgement.mayBeUnused) {
        return undefined;
      }
      const what = `no finding of ${rule} matches ${JSON.stringify(address)}`;
      return { ...unusedAcknowledgement, ...matched, what, fix: { hcl: "remove it, or correct its rule or address" } };
    }
    return this.expired
      ? {
          ...expiredAcknowledgement,
          ...matched,
          what: `it acknowledged ${rule} until ${expires}`,
          fix: { hcl: "correct the finding and remove the acknowledgement, or set a later date" },
        }
      : undefined;
  }
}

/** Whether a path is that of a construct, or of a construct inside it. The root has no path. */
const isIn = (construct: string, path: string | undefined): boolean =>
  path !== undefined && (construct === "" || path === construct || path.startsWith(`${construct}/`));

/** Whether a text consists of the parts of a pattern with any text between them, in one pass. */
function fits(text: string, parts: readonly string[]): boolean {
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) {
    return text === first;
  }
  if (!text.startsWith(first)) {
    return false;
  }
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) {
      return false;
    }
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
