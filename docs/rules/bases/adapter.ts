// Added to realtime.ts: a LoRA adapter on the component. Clients call the adapter by its own name.
import { chat } from "./realtime";

export const legal = chat.addAdapter("Legal", {
  inferenceComponentName: "chat-8b-legal",
  artifactUrl: "s3://models-123456789012/adapters/legal.tar.gz",
});
