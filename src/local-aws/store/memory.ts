/**
 * Names something that follows from the rows of a region, and is kept so that it need not be worked out again. A restart
 * loses it: it must be possible to make it anew.
 */
export interface MemoryOf<Made> {
  make(): Made;
}

export const memoryOf = <Made>(make: () => Made): MemoryOf<Made> => ({ make });
