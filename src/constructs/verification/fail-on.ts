export { FailOn, type FailOnOptions } from "../../rules/fail-on-level";
