/**
 * What the provider, or AWS, works out during apply.
 *
 * @param value what will come out
 */
exports.computed = (value) => new Argument({ value, unknown: true });

/** A map, which is one value; a plain object is a block. */
exports.map = (value) => new Argument({ value });

/** What the provider fills in already when it plans. */
exports.filledIn = (value, { sensitive } = {}) => new Argument({ value, sensitive, computed: true });

/** What the module that the resource is in is given by its caller. */
exports.given = (variable, value) => new Argument({ value, variable });

/** @param value what it is, or `computed` */
exports.from = (address, attribute, value) =>
  new Argument({ ...(value instanceof Argument ? value : { value }), origin: { address, attribute } });

/** An argument of which a plan says more than its value. */
class Argument {
  constructor({ value, origin, variable, sensitive = false, unknown = false, computed = unknown }) {
    Object.assign(this, { value, origin, variable, sensitive, unknown, computed });
  }
}

const isBlocks = (argument) => Array.isArray(argument) && argument.every((one) => typeof one === "object");

const isEmpty = (argument) => Array.isArray(argument) && argument.length === 0;
const isComputed = ({ computed, origin }) => computed === true && origin === undefined;
const isSet = (argument) => argument !== null && !isComputed(argument) && !isEmpty(argument);
const isUnknown = (argument) => argument?.unknown === true;
const plainOf = (argument) => (argument instanceof Argument ? argument.value : argument);

/** The members of `values`: what is not known is not there. */
exports.valuesOf = (block) =>
  members(block, (argument) => {
    if (isUnknown(argument)) {
      return undefined;
    }
    return isBlocks(argument) ? argument.map(exports.valuesOf) : plainOf(argument);
  });

/** `after_unknown`: `true` for what is not known, beside the shape of everything that has parts. */
exports.unknownOf = (block) => marks(block, isUnknown);

/** `sensitive_values`. */
exports.sensitiveOf = (block) => marks(block, (argument) => argument?.sensitive === true);

/**
 * `expressions`: what the configuration says.
 *
 * @param write `{ constant, reference, variable }`: how the configuration writes each of them
 */
exports.expressionsOf = (block, write) =>
  members(block, (argument) => {
    if (!isSet(argument)) {
      return undefined;
    }
    if (isBlocks(argument)) {
      return argument.map((inner) => exports.expressionsOf(inner, write));
    }
    const { origin, variable } = argument;
    if (origin !== undefined) {
      return write.reference(origin);
    }
    return variable === undefined ? write.constant(plainOf(argument)) : write.variable(variable, plainOf(argument));
  });

function marks(block, isMarked) {
  return members(block, (argument) => {
    if (isMarked(argument)) {
      return true;
    }
    if (isBlocks(argument)) {
      return argument.map((inner) => marks(inner, isMarked));
    }
    const value = plainOf(argument);
    return typeof value === "object" && value !== null ? (Array.isArray(value) ? [] : {}) : undefined;
  });
}

/** The same after apply, when nothing is unknown. */
exports.applied = (block) =>
  members(block, (argument) => {
    if (isBlocks(argument)) {
      return argument.map(exports.applied);
    }
    return isUnknown(argument) ? new Argument({ ...argument, unknown: false }) : argument;
  });

function members(block, convert) {
  return Object.fromEntries(
    Object.entries(block).flatMap(([name, argument]) => {
      const converted = convert(argument);
      return converted === undefined ? [] : [[name, converted]];
    }),
  );
}
