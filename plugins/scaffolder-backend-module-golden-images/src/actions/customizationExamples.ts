import type { TemplateExample } from '@backstage/plugin-scaffolder-node';

const REQUEST = `steps:
  - id: request
    name: Request the customization
    action: golden-images:customization:request
    input:
      title: Add postgresql-client for data migrations
      team: group:default/data-platform
      family: python
      track: '3.12'
      image: migrations-worker
      packages:
        - name: postgresql-client
          version: '15.1'
          source: clnpkgs.clnstrt.dev
      why: Data migrations need pg_dump and psql
      testing: Tested locally, works with our migration scripts
      purpose: feature
      ticket: INFRA-1234
      securityImpact: Adds ~80MB, no SUID binaries
      compliance: Client-only, no server components
      alternatives: External migration tool? Would add complexity
      category: database-client
      draft: true
`;

const SUBMIT = `  - id: submit
    name: Submit the request
    if: \${{ steps.request.output.id }}
    action: golden-images:customization:submit
    input:
      id: \${{ steps.request.output.id }}
      pullRequestUrl: \${{ steps.publish.output.remoteUrl }}
`;

export const customizationExamples: TemplateExample[] = [
  {
    description: 'A system package, with a pull request on GitHub',
    example: `${REQUEST}  - id: publish
    name: Open the pull request
    if: \${{ steps.request.output.needed }}
    action: publish:github:pull-request
    input:
      repoUrl: github.com?owner=internal-platform&repo=golden-images
      branchName: \${{ steps.request.output.branchName }}
      title: \${{ steps.request.output.title }}
      description: \${{ steps.request.output.body }}
      teamReviewers: \${{ steps.request.output.teamReviewers }}
${SUBMIT}`,
  },
  {
    description: 'The same with a merge request on GitLab',
    example: `${REQUEST}  - id: publish
    name: Open the merge request
    if: \${{ steps.request.output.needed }}
    action: publish:gitlab:merge-request
    input:
      repoUrl: gitlab.com?owner=internal-platform&repo=golden-images
      branchName: \${{ steps.request.output.branchName }}
      title: \${{ steps.request.output.title }}
      description: \${{ steps.request.output.body }}
      labels: \${{ steps.request.output.labels }}
${SUBMIT.replace('remoteUrl', 'mergeRequestUrl')}`,
  },
];

export const submitExamples: TemplateExample[] = [
  {
    description: 'After the publish step',
    example: `steps:\n${SUBMIT}`,
  },
];
