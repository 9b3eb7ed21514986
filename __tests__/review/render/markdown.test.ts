import { withoutHome } from "../change/support/rendered-change";
import { hostile, print, sample } from "./rendered";

describe("a review as Markdown", () => {
  it("has the verdicts and findings in tables, and the wake paths folded away", () => {
    expect(withoutHome(print(sample(), "markdown"))).toMatchInlineSnapshot(`
      "## Scale to zero: 1 endpoint: 1 error, 1 note, 1 acknowledged

      | endpoint | sleeps | wakes |  |
      | --- | --- | --- | --- |
      | \`llm\` | ❌ never sleeps | ❌ never wakes |  |

      | rule | where | what | fix |
      | --- | --- | --- | --- |
      | ❌ [W05 wake-threshold](https://example.com/rules/W05.md) | \`aws_cloudwatch_metric_alarm.wake\` · \`infra/llm.ts:41\` | something is wrong | \`something = right\` |
      | ℹ️ [S10 pass-role](https://example.com/rules/S10.md) | \`aws_iam_role.stray\` | something is wrong | \`something = right\` |

      <details><summary>Wake paths</summary>

      - \`llm\` \`llama3-8b\`: \`request -> 400 -> NoCapacityInvocationFailures{InferenceComponentName=llama3-8b} -> alarm llama3-8b-wake (>= 1) (BROKEN: W05) -> policy llama3-8b-wake (+1) -> target 0..3 -> ManagedInstanceScaling 0..3\`

      </details>

      <details><summary>Acknowledged</summary>

      - Z07 scale-in-disabled on \`aws_appautoscaling_policy.tracking\`: something is wrong. Because: kept warm for a demo

      </details>
      "
    `);
  });

  it("does not let a file write Markdown or HTML, or break a table", () => {
    const printed = print(hostile("`</details>|<img src=x>@all"), "markdown");
    const cells = printed
      .split("\n")
      .filter((line) => line.startsWith("|"))
      .map((line) => line.split(/(?<!\\)\|/).length);
    expect(new Set(cells.slice(0, 3))).toEqual(new Set([6]));
    expect(printed.replace(/`[^`]*`/g, "")).not.toContain("<img");
  });
});
