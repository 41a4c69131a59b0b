import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

export const upgradeExamples: TemplateExample[] = [
  {
    description: 'Every golden image of a repository, as a pull request',
    example: `steps:
  - id: fetch
    name: Fetch the repository
    action: fetch:plain
    input:
      url: https://github.com/company/checkout
  - id: upgrade
    name: Upgrade its golden images
    action: golden-images:upgrade
  - id: publish
    name: Open a pull request
    if: \${{ steps.upgrade.output.changed }}
    action: publish:github:pull-request
    input:
      repoUrl: github.com?owner=company&repo=checkout
      branchName: \${{ steps.upgrade.output.branchName }}
      title: \${{ steps.upgrade.output.title }}
      description: \${{ steps.upgrade.output.body }}
`,
  },
  {
    description: 'Python images alone, to another track',
    example: `steps:
  - id: upgrade
    name: Move to Python 3.13
    action: golden-images:upgrade
    input:
      family: python
      track: '3.13'
`,
  },
];
