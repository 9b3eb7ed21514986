import { z } from "zod";
import { list } from "../../input";

const dimension = z.object({ Name: z.string().min(1).max(255), Value: z.string().min(1).max(1024) });

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html */
export const dimensions = () => list(dimension).refine((all) => all.length <= MAX, tooMany);

const MAX = 30;
const tooMany = `must have length less than or equal to ${MAX}`;
