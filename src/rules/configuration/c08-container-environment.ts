import { isKnown } from "../../topology";
import { inWordsOf } from "../component-words";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { CLOUDFORMATION, specified } from "./component";

const MOST_VARIABLES = 16;

export const containerEnvironment = rule({
  id: "C08",
  slug: "container-environment",
  severity: "error",
  evidence: "verified",
  effect: effects.refused,
  title: "A component's container must have at most 16 environment variables, with names of at least 2 characters",
  why: "Cloud Control validates the CloudFormation schema, which is stricter than the API.",
  remedy: "Set the variables on an aws_sagemaker_model, and name that model in ModelName.",
  source: CLOUDFORMATION,
  *check(topology) {
    for (const { component, specification } of specified(topology)) {
      const { container } = specification;
      const names = isKnown(container) ? container.environmentNames : undefined;
      if (!isKnown(names)) {
        continue;
      }
      const short = names.find((name) => name.length < 2);
      if (names.length > MOST_VARIABLES) {
        yield finding(component, {
          what: inWordsOf(component, `Container.Environment has ${names.length} variables`),
          fix: inWordsOf(
            component,
            "set them on an aws_sagemaker_model and name that model in ModelName, instead of Container",
          ),
        });
      } else if (short !== undefined) {
        yield finding(component, {
          what: `${inWordsOf(component, "Container.Environment")} has a variable named ${JSON.stringify(short)}`,
          fix: "give it a name of at least two characters, or set it on an aws_sagemaker_model",
        });
      }
    }
  },
});
