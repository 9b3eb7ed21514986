// What `cdktf synth`, `cdktf diff` and `cdktf deploy` run: see cdktf.json.
import { synthesizeOrExit } from "../src";
import { exampleApp } from "./app";

synthesizeOrExit(exampleApp());
