import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** `{ family, track }`, as `golden-images:resolve` takes them. */
export const goldenImageSchema = makeFieldSchema({
  output: z => z.object({ family: z.string(), track: z.string() }),
  uiOptions: z =>
    z.object({
      family: z
        .string()
        .optional()
        .describe('Offers the tracks of this family only, such as python'),
    }),
});

/** `[{ name, version, source }]`, as `golden-images:customization:request` takes them. */
export const goldenPackageSchema = makeFieldSchema({
  output: z =>
    z.array(
      z.object({
        name: z.string(),
        version: z.string().optional(),
        source: z.string().optional(),
      }),
    ),
  uiOptions: z =>
    z.object({
      source: z
        .string()
        .optional()
        .describe('Host of the repository that packages come from by default'),
    }),
});

/** The text of the Dockerfile. */
export const goldenTierSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      rows: z.number().optional().describe('Lines that are shown at first'),
    }),
});
