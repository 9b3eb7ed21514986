/**
 * Names something that follows from the rows of a region, and is kept so that it need not be worked out again. A restart
 * loses it: it must be possible to make it anew.
 */
export interface MemoryOf<Made> {
  make(): Made;
  /** Ends what it holds outside the store, such as threads, before it is forgotten. */
  end?(made: Made): Promise<void>;
}

export const memoryOf = <Made>(make: () => Made, end?: (made: Made) => Promise<void>): MemoryOf<Made> => ({
  make,
  ...(end !== undefined && { end }),
});
