/** @returns a copy of at most `limit` characters: a slice would keep the whole text in memory */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${Buffer.from(text.slice(0, limit - 1)).toString()}…`;
}
