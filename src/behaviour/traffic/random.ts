import { createHash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

type State = readonly [number, number, number, number];

/**
 * The one source of chance of a simulation. The same seed and names give the same numbers on every machine, and other
 * names give numbers that have nothing to do with them: a component more does not change the requests of the others.
 */
export class Random {
  /** @param names what the numbers are for, such as an endpoint, a component and `arrivals` */
  static of(seed: number, ...names: readonly string[]): Random {
    const hash = createHash("sha256")
      .update(JSON.stringify([seed, ...names]))
      .digest();
    return new Random([hash.readInt32LE(0), hash.readInt32LE(4), hash.readInt32LE(8), hash.readInt32LE(12)]);
  }

  private readonly generator;

  private constructor(private readonly start: State) {
    this.generator = xoroshiro128plusFromState(start);
  }

  /** From 0, and below 1. */
  uniform(): number {
    return uniformFloat64(this.generator);
  }

  /** Above 0, and 1 on average: the time between requests that do not know of each other, at a rate of 1. */
  exponential(): number {
    return -Math.log(1 - uniformFloat64(this.generator));
  }

  /**
   * The numbers of one part of many, such as of a minute of a trace. They depend on the seed, the names and the part, and
   * not on the numbers that were drawn before.
   *
   * @param part a whole number
   */
  part(part: number): Random {
    const low = part | 0;
    const high = Math.floor(part / 0x1_0000_0000) | 0;
    const [a, b, c, d] = this.start;
    const first = mixed(a ^ low);
    const second = mixed((b ^ high) + first);
    const third = mixed(c ^ second);
    // A generator of this kind gives only zeros from four zeros.
    return new Random([first, second, third, mixed(d ^ third) | 1]);
  }
}

/** The last step of MurmurHash3: each bit of the input changes half of the output. */
function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
