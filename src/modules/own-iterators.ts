type Members = Readonly<Record<string, unknown>>;

/** The element of a dynamic block, as cdktf calls it. */
const EACH = /(?<![\w.])each\.(key|value)\b/g;

/** The body of a resource with the elements of its dynamic blocks called as Terraform calls them: `dimensions.value`. */
export function withOwnIterators(body: Members): Members {
  return Object.fromEntries(
    Object.entries(body).map(([name, member]) => [
      name,
      name === "dynamic" ? mapMembers(member, renamed) : within(member),
    ]),
  );
}

function within(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(within);
  }
  return isMembers(value) ? withOwnIterators(value) : value;
}

function renamed(block: unknown, name: string): unknown {
  if (Array.isArray(block)) {
    return block.map((one) => renamed(one, name));
  }
  if (!isMembers(block)) {
    return block;
  }
  const { iterator, content, ...others } = block;
  const inside = within(content);
  return iterator === "each"
    ? { ...others, content: replaced(inside, name) }
    : { ...others, ...(iterator === undefined ? {} : { iterator }), content: inside };
}

function replaced(value: unknown, name: string): unknown {
  if (typeof value === "string") {
    return value.replace(EACH, `${name}.$1`);
  }
  if (Array.isArray(value)) {
    return value.map((item) => replaced(item, name));
  }
  return isMembers(value) ? mapMembers(value, (member) => replaced(member, name)) : value;
}

const isMembers = (value: unknown): value is Members => typeof value === "object" && value !== null;

const mapMembers = (value: unknown, change: (member: unknown, name: string) => unknown): unknown =>
  isMembers(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, change(member, name)]))
    : value;
