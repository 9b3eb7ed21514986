import { pageAddress } from "../../../../src/rules/rule-page";
import {
  budget,
  change,
  changeReview,
  effect,
  endpoint,
  finding,
  findings,
  place,
  row,
  unchanged,
  value,
  wakePath,
} from "../support/changes";
import { onePullRequest, pullRequest } from "../support/pull-request";
import { expectGolden, print } from "../support/rendered-change";

const markdown = (...parts: Parameters<typeof changeReview>): string => print(changeReview(...parts), "markdown");

describe("a comment on a pull request", () => {
  it("reads as the golden file", () => expectGolden("pull-request.md", print(pullRequest(), "markdown")));

  it("of one endpoint fits on a screen: it is the picture of the guide", () =>
    expectGolden("one-endpoint.md", print(onePullRequest(), "markdown")));

  it("is the same for the same change", () => {
    expect(print(pullRequest(), "markdown")).toBe(print(pullRequest(), "markdown"));
  });

  it("is in the order in which people decide", () => {
    const printed = print(pullRequest(), "markdown");
    const order = [
      "5 endpoints: 1 worse",
      "### 🔴 `chat`: still sleeps, no longer wakes",
      "| sleeps after |",
      "**What the apply does**",
      "**New findings: 1 error, 1 warning**",
      "1 fixed finding<",
      "1 acknowledged finding<",
      "1 unchanged finding: 1 note<",
      "**Wake path**",
      "Changes: 3 resources",
      "### 🟢 `embed`",
      "2 endpoints unchanged",
      "<sub>",
    ].map((text) => printed.indexOf(text));
    expect(order).not.toContain(-1);
    expect([...order].sort((left, right) => left - right)).toEqual(order);
  });
});

describe("a change that changes no behaviour", () => {
  it("is one line", () => {
    expect(markdown({ endpoints: [unchanged("chat"), unchanged("embed")] })).toBe(
      "**Scale to zero:** no change in behaviour (2 endpoints)\n",
    );
  });

  it("says in the line what is wrong already, and what the plan does not show", () => {
    const printed = markdown({
      stack: "prod",
      endpoints: [unchanged("chat", { findings: findings({ unchanged: [finding()] }) })],
      limits: [{ kind: "targeted", text: "the plan is partial", file: "plan.json" }],
    });
    expect(printed).toBe(
      "**Scale to zero (`prod`):** no change in behaviour (1 endpoint; 1 error (W05) remains). Limits: `plan.json`: the plan is partial\n",
    );
  });

  it("is more than one line if a budget is not met", () => {
    const printed = markdown({ endpoints: [unchanged("chat")], budgets: [budget()] });
    expect(printed).toContain("🔴 `--max-wake`: chat answers after 6 min 6 s, more than 5 min");
  });
});

describe("the heading of a comment", () => {
  it("is about all endpoints, and does not repeat the verdict on the only one", () => {
    const sentence = "chat: still sleeps";
    expect(markdown({ sentence })).toMatch(
      /^## Scale to zero: 🟢 `chat`: still sleeps[^\n]*\n\n`aws_sagemaker_endpoint.chat`/,
    );
    expect(markdown({ sentence }).match(/^#+ /gm)).toEqual(["## "]);
    const two = [endpoint(), unchanged("embed")];
    expect(markdown({ sentence: "2 endpoints", endpoints: two })).toMatch(/^## Scale to zero: 2 endpoints\n/);
    expect(markdown({ sentence, stack: "prod" })).toMatch(/^## Scale to zero \(`prod`\): 🟢 `chat`: /);
  });
});

describe("an endpoint in a comment", () => {
  it("has a colour only where it is better or worse", () => {
    const headings = (["better", "worse", "same", "different"] as const).map((judgement) =>
      markdown({ endpoints: [endpoint({ judgement, rows: [] }), unchanged("embed")] })
        .match(/^### .*$/m)?.[0]
        .slice(0, 8),
    );
    expect(headings).toEqual(["### 🟢 `", "### 🔴 `", "### `cha", "### `cha"]);
  });

  it("folds rows that are equal, and leaves a single one in the table", () => {
    const equal = (what: "bounds" | "wakes on", before = "1 request", after = before) =>
      row({ what, before, after, judgement: "same" });
    const printed = markdown({
      endpoints: [endpoint({ rows: [row(), equal("wakes on"), equal("bounds", "1", "2")] })],
    });
    const [table, fold] = printed.split("<details><summary>Equal: wakes on, bounds</summary>");
    expect(table).toContain("| sleeps after |");
    expect(table).not.toContain("| wakes on |");
    expect(fold).toMatch(
      /^\n\n\| {2}\| now \| after \| {2}\|\n.*\n\| wakes on \|.*\| = \|\n\| bounds \| 1 \| 2 \| = \|\n\n<\/details>/,
    );
    const single = markdown({ endpoints: [endpoint({ rows: [row(), equal("bounds")] })] });
    expect(single).toContain("| bounds | 1 request | 1 request | = |");
    expect(single).not.toContain("Equal:");
  });

  it("links a rule to its page, and another finding to its source", () => {
    const printed = markdown({
      endpoints: [endpoint({ findings: findings({ new: [finding(), finding({ id: "own" })] }) })],
    });
    expect(printed).toContain(`[W05 wake-threshold](${pageAddress("W05")})`);
    expect(pageAddress("W05")).toMatch(/\/docs\/rules\/W05\.md$/);
    expect(printed).toContain("[own wake-threshold](https://example.com/alarms)");
  });

  it("compares with nothing if it is new", () => {
    const rows = [row({ before: null, after: "25 min" })];
    const printed = markdown({ endpoints: [endpoint({ change: "created", before: null, rows })] });
    expect(printed).toContain("| sleeps after | – | 25 min |  |");
  });

  it("says how long nothing answers during the apply", () => {
    const seconds = { least: 240, typical: 300, most: 420 };
    const apply = [
      effect({ severity: "note" }),
      effect({ kind: "interrupts", severity: "error", what: "It is replaced", seconds }),
    ];
    const printed = markdown({ endpoints: [endpoint({ apply })] });
    expect(printed).toContain("- ❌ It is replaced. Nothing answers for about 4 min to 7 min.");
    expect(printed.indexOf("❌ It is")).toBeLessThan(printed.indexOf("ℹ️ The apply"));
  });

  it("shows a broken wake path openly, and folds one that holds", () => {
    const broken = markdown({ endpoints: [endpoint({ wakePaths: [wakePath("broken")] })] });
    expect(broken).toContain("**Wake path**\n\n- `llama`: `request -> 400 -> alarm llama-wake (>= 1) (BROKEN: W05)");
    expect(markdown({ endpoints: [endpoint()] })).toContain("<details><summary>Wake path</summary>");
  });

  it("draws the wake with labels of this program only", () => {
    const wakePhases = [
      { name: "alarm", seconds: 60 },
      { name: 'load\nclick p0 href "https://example.com"', seconds: 0.4 },
    ];
    const printed = markdown({ endpoints: [endpoint({ wakePhases })] });
    expect(printed).toContain(
      "    Alarm fires, 1 min :p0, 2000-01-01 00:00:00, 60000ms\n    Other, 0.4 s :p1, after p0, 400ms\n```",
    );
    expect(printed).not.toContain("click");
  });

  it("draws nothing that has one part only", () => {
    const wakePhases = [
      { name: "alarm", seconds: 60 },
      { name: "load", seconds: 0 },
    ];
    expect(markdown({ endpoints: [endpoint({ wakePhases })] })).not.toContain("mermaid");
  });

  it("shows a finding of a shared resource once", () => {
    const shared = finding({ place: place("aws_iam_role.shared") });
    const endpoints = ["a", "b"].map((name) => endpoint({ name, findings: findings({ new: [{ ...shared }] }) }));
    const printed = markdown({ endpoints });
    expect(printed.match(/two requests must fail/g)).toHaveLength(1);
    expect(printed).toContain("1 new finding of a shared resource, shown above.");
  });
});

describe("changes in a comment", () => {
  it("never show a sensitive value, and say what is known after the apply", () => {
    const attributes = [
      {
        path: "a",
        before: { kind: "sensitive" } as const,
        after: { kind: "unknown" } as const,
        forcesReplacement: true,
      },
      { path: "b", before: { kind: "absent" } as const, after: value("(sensitive)"), forcesReplacement: false },
    ];
    const printed = markdown({ endpoints: [endpoint({ changes: [change({ attributes })] })] });
    expect(printed).toContain("| `a` | (sensitive) | (known after apply) | yes |");
    expect(printed).toContain("| `b` | (not set) | `(sensitive)` |  |");
  });

  it("of no endpoint are listed apart", () => {
    const printed = markdown({ endpoints: [endpoint()], changes: [change({ address: "aws_iam_role.other" })] });
    expect(printed).toContain("<details><summary>Other changes: 1 resource (1 update)</summary>");
  });

  it("name the old address of what was moved", () => {
    const moved = change({ action: "move", previousAddress: "aws_x.@octocat", attributes: [] });
    expect(markdown({ endpoints: [endpoint({ changes: [moved] })] })).toContain("move, was `aws_x.@octocat`");
  });
});

describe("the footer of a comment", () => {
  it("has the day of the oldest price, and no other time", () => {
    expect(markdown()).toContain("prices of 2026-09-01");
    expect(print(changeReview(), "markdown", { prices: "2026-11-01" })).toContain("prices of 2026-11-01");
    const before = markdown().split("<sub>")[0] ?? "";
    expect(before).not.toMatch(/\d{4}-\d\d-\d\d/);
  });

  it("links to nothing that is no address of the web", () => {
    expect(print(changeReview(), "markdown", { link: "javascript:alert(1)" })).not.toContain("](javascript");
  });
});
