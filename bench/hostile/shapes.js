/** Hostile documents, by what they are about. Each is written at `size` and at these multiples of it. */
exports.FACTORS = [1, 2, 4];

exports.SHAPES = {
  expressions: require("./expressions"),
  hosting: require("./hosting"),
  order: require("./order"),
  rights: require("./rights"),
  scaling: require("./scaling"),
  texts: require("./texts"),
};
