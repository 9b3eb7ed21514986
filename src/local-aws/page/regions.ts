import type { Call } from "../call";
import type { LocalAws } from "../local-aws";
import { GLOBAL } from "../store/store";

/** What there is in each Region, in the order of their names. */
export const inEachRegion = <Row>(aws: LocalAws, rowsOf: (call: Call) => readonly Row[]): Row[] =>
  aws.store
    .regionNames()
    .filter((region) => region !== GLOBAL)
    .sort()
    .flatMap((region) => rowsOf(aws.call(region)));
