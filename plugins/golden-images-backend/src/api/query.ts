import { z } from 'zod';

// The API document checks requests and names the field; these give the checked values their types.

/** A moment. */
export const AT = z.string().optional();

/** Values of which any may match. */
export const LIST = z.array(z.string()).optional();

/** A part of a list. */
export const PAGE = z.object({
  cursor: z.string().optional(),
  limit: z.number().default(50),
});
