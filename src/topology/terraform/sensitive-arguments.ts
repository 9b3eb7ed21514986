import type { Limit } from "../limits";

/** More are counted. */
const SHOWN = 3;

/** Containers are given tokens in this way, and few of the other variables have a part in sleeping and waking. */
const IN_ENVIRONMENT = /(?:^|\.)environment(?:\.|$)/;

/** What readers wanted to know and may not: arguments whose values are sensitive. */
export class SensitiveArguments {
  private readonly paths = new Map<string, Set<string>>();

  add(key: string, path: string): void {
    const known = this.paths.get(key);
    if (known === undefined) {
      this.paths.set(key, new Set([path]));
    } else {
      known.add(path);
    }
  }

  /** By `nodeKey`, with the arguments of a variant under its own key as well. */
  get byNode(): ReadonlyMap<string, readonly string[]> {
    const byNode = new Map<string, string[]>();
    const put = (key: string, path: string) => byNode.set(key, [...(byNode.get(key) ?? []), path]);
    for (const [key, paths] of this.paths) {
      for (const path of paths) {
        put(key, path);
        const [, variant, inside] = /^(production_variants\[\d+\])\.(.+)$/.exec(path) ?? [];
        if (variant !== undefined && inside !== undefined) {
          put(`${key}.${variant}`, inside);
        }
      }
    }
    return byNode;
  }

  get limits(): readonly Limit[] {
    const messages = [...this.paths].flatMap(([key, paths]) => {
      const decisive = [...paths].filter((path) => !IN_ENVIRONMENT.test(path));
      return decisive.length === 0 ? [] : [{ key, text: `${decisive.join(", ")} of ${key}` }];
    });
    if (messages.length === 0) {
      return [];
    }
    const all = messages.map(({ text }) => text);
    const more = all.length > SHOWN ? `, and of ${all.length - SHOWN} more` : "";
    const text = `sensitive values count as unknown: ${all.slice(0, SHOWN).join("; ")}${more}`;
    return [{ kind: "sensitive", text, addresses: messages.map(({ key }) => key) }];
  }
}
