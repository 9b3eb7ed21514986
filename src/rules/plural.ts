/** A count with its noun: `1 endpoint`, `2 endpoints`. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
