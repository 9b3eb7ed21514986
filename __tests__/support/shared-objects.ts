/** Objects that a plain object used as a map reads by the names of its keys. */
const SHARED: ReadonlyMap<string, object> = new Map<string, object>([
  ["Object.prototype", Object.prototype],
  ["Object", Object],
  ["Function.prototype", Function.prototype],
  ["Array.prototype", Array.prototype],
  ...(["toString", "valueOf", "hasOwnProperty"] as const).map((name): [string, object] => [
    `Object.prototype.${name}`,
    Object.prototype[name],
  ]),
]);

const membersOf = (object: object): ReadonlyMap<PropertyKey, PropertyDescriptor | undefined> =>
  new Map(Reflect.ownKeys(object).map((key) => [key, Object.getOwnPropertyDescriptor(object, key)]));

/**
 * What a call changes of objects that all code of the process shares, such as `Object.prototype.prev`; it is restored, so
 * that no other test meets it.
 */
export function changesOfSharedObjects(call: () => void): readonly string[] {
  const before = [...SHARED].map(([name, object]) => ({ name, object, members: membersOf(object) }));
  call();
  return before.flatMap(({ name, object, members }) =>
    [...membersOf(object)]
      .filter(([key, now]) => members.get(key)?.value !== now?.value || !members.has(key))
      .map(([key]) => {
        const own = members.get(key);
        Reflect.deleteProperty(object, key);
        if (own !== undefined) {
          Object.defineProperty(object, key, own);
        }
        return `${name}.${String(key)}`;
      }),
  );
}
