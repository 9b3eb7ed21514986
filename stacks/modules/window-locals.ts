import { TerraformLocal, type TerraformStack } from "cdktf";
import { addComment } from "../../src/modules";
import { expression } from "../../src/modules/expression";

/** What does not fit ends in a hash of the whole, as with the constructs. */
const shortened = (name: string, length: number): string =>
  `length(${name}) <= ${length} ? ${name} : "\${replace(substr(${name}, 0, ${length - 9}), "/-+$/", "")}-\${substr(sha256(${name}), 0, 8)}"`;

const OWN_NAME = '"${var.endpoint_name}-sleep"';

const ofMethod = (method: string, condition = ""): string =>
  `{ for key, window in local.windows : key => window if window.method == "${method}"${condition} }`;

/** What people call a window of a component. */
const CALLED = '"windows[\\"${window.key}\\"] of ${window.subject}"';

interface Local {
  readonly id: string;
  readonly expression: string;
  readonly comment?: string;
}

const LOCALS: readonly Local[] = [
  {
    id: "name",
    expression: `var.name == null ? (${shortened(OWN_NAME, 50)}) : var.name`,
  },
  {
    id: "components",
    expression: `{
      for key, component in var.components : key => merge(component, {
        name = coalesce(component.name, key)
        tags = merge(var.tags, component.tags)
      })
    }`,
  },
  {
    id: "windows",
    comment: "One entry for each window and component. The output schedule_names reports keys without a component.",
    expression: `merge([
      for name, window in var.windows : {
        for key, component in local.components : "\${key}/\${name}" => merge(window, {
          key       = name
          name      = coalesce(window.name, name)
          component = component
          subject   = component.name
        }) if window.components == null ? true : contains(window.components, key)
      } if window.method != "lambda"
    ]...)`,
  },
  { id: "min_capacity_windows", expression: ofMethod("min-capacity", " && window.enabled") },
  { id: "copy_count_windows", expression: ofMethod("copy-count") },
  { id: "recreate_windows", expression: ofMethod("delete-and-recreate") },
  {
    id: "lambda_windows",
    expression: `{
      for name, window in var.windows : name => merge(window, { key = name, name = coalesce(window.name, name), subject = var.endpoint_name })
      if window.method == "lambda"
    }`,
  },
  {
    id: "scheduled_windows",
    expression: "merge(local.copy_count_windows, local.recreate_windows, local.lambda_windows)",
  },
  {
    id: "aws_names",
    comment: "The names that must differ: of scheduled actions within a component, of schedules within the group.",
    expression: `concat(
      [for window in local.min_capacity_windows : { window = ${CALLED}, name = join("/", [window.subject, window.name]) }],
      [for window in local.scheduled_windows : { window = ${CALLED}, name = join("-", [window.subject, window.name]) }],
    )`,
  },
  {
    id: "schedule_names",
    comment: "Names of schedules have at most 64 characters. A longer name ends in a hash.",
    expression: `{
      for name in distinct(flatten([
        for window in local.scheduled_windows :
        formatlist("\${window.subject}-\${window.name}-%s", ["sleep", "wake", "restore"])
      ])) : name => ${shortened("name", 64)}
    }`,
  },
  {
    id: "restore_names",
    comment:
      "Names of state machines and their roles. They begin with local.name, because role names are unique in the account.",
    expression: `{
      for key, window in local.recreate_windows : key => one([
        for name in ["\${local.name}-\${window.subject}-\${window.name}-restore"] : ${shortened("name", 64)}
      ])
    }`,
  },
];

/** What the variables of `sleep-windows` come to: each window of each component, by its method. */
export function declareWindows(stack: TerraformStack): void {
  for (const { id, comment, expression: text } of LOCALS) {
    const local = new TerraformLocal(stack, id, expression(text));
    if (comment !== undefined) {
      addComment(local, comment);
    }
  }
}
