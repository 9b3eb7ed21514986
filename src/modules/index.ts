export { ScaleToZeroError } from "../errors";
export { addCheck, addMoved, type DataInCheck, type ModuleCheck, type ModuleMove } from "./added-blocks";
export { addComment } from "./comment";
export type { ModuleCondition } from "./module-condition";
export { ModuleOutput, type ModuleOutputProps } from "./module-output";
export { ModuleStack, type ModuleStackOptions } from "./module-stack";
export { ModuleVariable, type ModuleVariableProps } from "./module-variable";
export { printedModule, printModule, printModules } from "./print-module";
export type { PrintedModule } from "./printed-module";
