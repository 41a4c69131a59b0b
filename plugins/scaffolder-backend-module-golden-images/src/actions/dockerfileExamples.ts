import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const dockerfileExamples: TemplateExample[] = [
  {
    description: 'A Dockerfile for a Python service',
    example: `steps:
  - id: dockerfile
    name: Write the Dockerfile
    action: golden-images:dockerfile
    input:
      language: python
`,
  },
  {
    description: 'In a folder, on a track, with another start command',
    example: `steps:
  - id: dockerfile
    name: Write the Dockerfile
    action: golden-images:dockerfile
    input:
      family: node
      track: '20'
      path: services/api/Dockerfile
      command: [node, dist/main.js]
`,
  },
];
