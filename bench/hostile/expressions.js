const { alarm, endpoint, schedule, synthesized, target, times, usual } = require("./documents");

/** A stack whose endpoint is named by an expression. */
const named = (expression, locals) =>
  synthesized(
    [
      ...usual(),
      alarm("n", [], { alarm_description: expression, dimensions: { InferenceComponentName: expression } }),
      target("n", "x", { role_arn: expression }),
    ],
    {
      locals,
    },
  );

/** Local values, each made of the one before. */
const chain = (size, first, next) =>
  Object.fromEntries(times(size, (index) => [`a${index}`, index === 0 ? first : next(`local.a${index - 1}`)]));

const last = (size) => `\${local.a${size - 1}}`;

/** What expressions are made of: each of these made more than it was made of, again and again. */
module.exports = {
  "an item of a local value, used by many": {
    size: 500,
    of: (size) =>
      synthesized([...usual(), ...times(size, (index) => alarm(`n${index}`, "${local.lists[0]}"))], {
        locals: { lists: [times(1000, (index) => `x${index}`)] },
      }),
  },
  "long texts with an unknown part": {
    size: 500,
    of: (size) =>
      synthesized(
        [...usual(), ...times(size, (index) => endpoint(`n${index}`, `\${local.long}\${aws_s3_bucket.b.arn}${index}`))],
        { locals: { long: "x".repeat(15_000) } },
      ),
  },
  "concat of concat": {
    size: 25,
    of: (size) =>
      named(
        last(size),
        chain(size, ["x", "y"], (it) => `\${concat(${it}, ${it})}`),
      ),
  },
  "lists of lists": {
    size: 25,
    of: (size) =>
      named(
        last(size),
        chain(size, ["x"], (it) => `\${[${it}, ${it}]}`),
      ),
  },
  "lists in JSON": {
    size: 25,
    of: (size) =>
      named(
        last(size),
        chain(size, ["x"], (it) => [`\${${it}}`, `\${${it}}`]),
      ),
  },
  "objects of objects": {
    size: 25,
    of: (size) =>
      named(
        last(size),
        chain(size, "x", (it) => `\${{a = ${it}, b = ${it}}}`),
      ),
  },
  "templates of templates": {
    size: 25,
    of: (size) =>
      named(
        last(size),
        chain(size, "x", (it) => `\${${it}}\${${it}}`),
      ),
  },
  "templates of what is not known": {
    size: 25,
    of: (size) =>
      named(
        last(size),
        chain(size, "${var.x}", (it) => `\${${it}}-\${${it}}`),
      ),
  },
  "format of format": {
    size: 25,
    of: (size) =>
      named(
        last(size),
        chain(size, "x", (it) => `\${format("%s%s", ${it}, ${it})}`),
      ),
  },
  "join of join": {
    size: 25,
    of: (size) =>
      named(
        last(size),
        chain(size, "x", (it) => `\${join("-", [${it}, ${it}])}`),
      ),
  },
  "jsonencode of jsonencode": {
    size: 25,
    of: (size) =>
      named(
        last(size),
        chain(size, "x", (it) => `\${jsonencode([${it}, ${it}])}`),
      ),
  },
  "operators of operators": {
    size: 25,
    of: (size) =>
      named(
        last(size),
        chain(size, "${var.x}", (it) => `\${${it} + ${it}}`),
      ),
  },
  "local values in a row": {
    size: 2000,
    of: (size) =>
      named(
        last(size),
        chain(size, "x", (it) => `\${${it}}`),
      ),
  },
  "local values in a circle": {
    size: 2000,
    of: (size) =>
      named(
        "${local.a0}",
        Object.fromEntries(times(size, (index) => [`a${index}`, `\${local.a${(index + 1) % size}}-x`])),
      ),
  },
  "references to one long text": {
    size: 500,
    of: (size) =>
      synthesized([...usual(), ...times(size, (index) => endpoint(`n${index}`, `\${local.text}-${index}`))], {
        locals: { text: "x".repeat(50_000) },
      }),
  },
  "references to one long list": {
    size: 500,
    of: (size) =>
      synthesized([...usual(), ...times(size, (index) => alarm(`n${index}`, "${concat(local.list, local.list)}"))], {
        locals: { list: times(1000, (index) => `x${index}`) },
      }),
  },
  "calls in calls": {
    size: 12,
    of: (size) => named(`\${${"upper(".repeat(size)}var.x${")".repeat(size)}}`, {}),
  },
  "operands of one expression": {
    size: 5000,
    of: (size) => named(`\${${times(size, (index) => `var.x${index}`).join(" + ")}}`, {}),
  },
  "parentheses in parentheses": { size: 5000, of: (size) => named(`\${${"(".repeat(size)}1${")".repeat(size)}}`, {}) },
  "brackets in brackets": { size: 5000, of: (size) => named(`\${${"[".repeat(size)}1${"]".repeat(size)}}`, {}) },
  "quotes in quotes": { size: 5000, of: (size) => named('${"'.repeat(size), {}) },
  signs: { size: 50_000, of: (size) => named(`\${${"-".repeat(size)}1}`, {}) },
  "comments that do not end": { size: 50_000, of: (size) => named(`\${1 ${"/* ".repeat(size)}}`, {}) },
  dots: { size: 50_000, of: (size) => named(`\${${"a.".repeat(size)}a}`, {}) },
  "a long text that names nothing": { size: 100_000, of: (size) => named(`%{ ${"aws_x.y.".repeat(size / 10)} }`, {}) },
  "elements of a list of references": {
    size: 5000,
    of: (size) =>
      synthesized([
        ...usual(),
        ...times(size, (index) => endpoint(`n${index}`)),
        target("z", "x", { role_arn: times(size, (index) => `\${aws_sagemaker_endpoint.n${index}.arn}`) }),
      ]),
  },
  "inputs of schedules, made of each other": {
    size: 300,
    of: (size) =>
      synthesized(
        [
          ...usual(),
          ...times(size, (index) =>
            schedule(
              index,
              {},
              {
                input: `\${jsonencode({InferenceComponentName = local.name, DesiredRuntimeConfig = {CopyCount = ${index % 2}}})}`,
              },
            ),
          ),
        ],
        { locals: { name: "x" } },
      ),
  },
  "unknown arguments": {
    size: 20_000,
    of: (size) =>
      synthesized([
        ...usual(),
        target("z", "x", Object.fromEntries(times(size, (index) => [`k${index}`, "${var.x}"]))),
      ]),
  },
  "outputs that are read elsewhere": {
    size: 2000,
    of: (size) =>
      synthesized(
        [
          ...usual(),
          ...times(size, (index) => endpoint(`n${index}`, `\${data.terraform_remote_state.o.outputs.o${index}}`)),
        ],
        {
          output: Object.fromEntries(times(size, (index) => [`o${index}`, { value: `n${index}` }])),
          data: { terraform_remote_state: { o: {} } },
        },
      ),
  },
};
