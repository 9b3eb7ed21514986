/** Works on all keys in their order, on so many at a time, and gives what came of each. */
export async function inParallel<Key, Value>(
  keys: readonly Key[],
  atOnce: number,
  work: (key: Key) => Promise<Value>,
): Promise<ReadonlyMap<Key, Value>> {
  const done = new Map<Key, Value>();
  const waiting = [...keys];
  const worker = async () => {
    for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
      done.set(key, await work(key));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}
