import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const resolveExamples: TemplateExample[] = [
  {
    description: 'The golden image for a new Python service',
    example: `steps:
  - id: base
    name: Find the golden image
    action: golden-images:resolve
    input:
      language: python
`,
  },
  {
    description: 'The current release of a track, for production',
    example: `steps:
  - id: base
    name: Find the golden image
    action: golden-images:resolve
    input:
      family: node
      track: '20'
      environment: production
  - id: skeleton
    name: Write the files
    action: fetch:template
    input:
      url: ./skeleton
      values:
        fromLine: \${{ steps.base.output.fromLine }}
        supportEndsAt: \${{ steps.base.output.supportEndsAt }}
`,
  },
];
