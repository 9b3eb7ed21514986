import { parseTerraform, type ResourceChange } from "../../src/topology";

type Values = Readonly<Record<string, unknown>>;

/** A resource change as Terraform writes it, with what a test does not name filled in. */
export interface PlannedChange {
  readonly address?: string;
  readonly type?: string;
  readonly actions: readonly string[];
  readonly before?: Values | null;
  readonly after?: Values | null;
  /** Members of `change`, such as `after_unknown` and `replace_paths`. */
  readonly change?: Values;
  /** Members beside `change`, such as `previous_address`. */
  readonly beside?: Values;
}

/** The JSON of a plan that has only changes. */
export const planOf = (changes: readonly PlannedChange[], more: Values = {}): Values => ({
  format_version: "1.2",
  terraform_version: "1.11.4",
  planned_values: { root_module: {} },
  resource_changes: changes.map(
    ({ address = "aws_appautoscaling_target.copies", type = address.split(".").at(-2), ...rest }) => ({
      address,
      mode: "managed",
      type,
      name: address.split(".").at(-1),
      ...rest.beside,
      change: {
        actions: rest.actions,
        before: rest.before ?? null,
        after: rest.after ?? null,
        after_unknown: {},
        before_sensitive: {},
        after_sensitive: {},
        ...rest.change,
      },
    }),
  ),
  ...more,
});

/** What is read of a document. */
export const changesIn = (document: unknown): readonly ResourceChange[] =>
  parseTerraform(JSON.stringify(document), "plan.json").changes ?? [];

/** What is read of one change. */
export const changeIn = (change: PlannedChange, more: Values = {}): ResourceChange | undefined =>
  changesIn(planOf([change], more))[0];

/** The differences of an update, as short texts: `min_capacity: 0 → 1`. */
export const shown = (change: ResourceChange | undefined): readonly string[] =>
  (change?.attributes ?? []).map(
    ({ path, before, after, forcesReplacement }) =>
      `${path}: ${valueText(before)} → ${valueText(after)}${forcesReplacement ? " (replaces)" : ""}`,
  );

const valueText = (value: ResourceChange["attributes"][number]["before"]): string =>
  value.kind === "value" ? value.text : `(${value.kind})`;
