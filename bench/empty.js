// A program that does nothing: what Node.js itself takes.
