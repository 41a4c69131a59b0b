import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { HostedRepository } from './HostedRepository';

const TOKEN = 'of-the-portal';

const blobSchema = z.object({ content: z.string(), encoding: z.string() });
const treeSchema = z.object({
  base_tree: z.string(),
  tree: z.array(
    z.object({
      path: z.string(),
      content: z.string().optional(),
      sha: z.string().optional(),
    }),
  ),
});
const commitSchema = z.object({
  tree: z.string(),
  message: z.string(),
  parents: z.array(z.string()),
});
const refSchema = z.object({
  ref: z.string().startsWith('refs/heads/'),
  sha: z.string(),
});
const movedSchema = z.object({ sha: z.string(), force: z.literal(true) });
const querySchema = z.object({ variables: z.object({ head: z.string() }) });
const pullSchema = z.object({
  title: z.string(),
  body: z.string(),
  head: z.string(),
  base: z.string(),
});
const reviewersSchema = z.object({ team_reviewers: z.array(z.string()) });
const labelsSchema = z.object({ labels: z.array(z.string()) });

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A GitHub on loopback: the part of its REST and GraphQL APIs by which templates publish pull requests. */
export class LoopbackGithub {
  readonly repository = new HostedRepository();
  /** Whether it refuses what is asked. */
  refuses: (route: string) => boolean = () => false;
  readonly #server: Server;

  static async start(): Promise<LoopbackGithub> {
    const host = new LoopbackGithub();
    await new Promise<void>(resolve => {
      host.#server.listen(0, '127.0.0.1', resolve);
    });
    return host;
  }

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const { status, body } = await this.#answer(request);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  }

  /** Its entry under `integrations.github`. */
  get integration() {
    const address = this.#server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    return {
      host: 'github.com',
      apiBaseUrl: `http://127.0.0.1:${port}`,
      token: TOKEN,
    };
  }

  /** The repository, as a template names it. */
  get repoUrl(): string {
    const [owner, repo] = this.repository.name.split('/');
    return `github.com?owner=${owner}&repo=${repo}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { method, url = '', headers } = request;
    const sent = await text(request);
    if (headers.authorization !== `token ${TOKEN}`) {
      return { status: 401, body: { message: 'Bad credentials' } };
    }
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    const route = `${method} ${decodeURIComponent(pathname).replace(
      `/repos/${this.repository.name}`,
      '',
    )}`;
    try {
      if (this.refuses(route)) {
        throw new Error('Refused');
      }
      return this.#route(route, sent ? JSON.parse(sent) : {}, searchParams);
    } catch (error) {
      return { status: 422, body: { message: String(error) } };
    }
  }

  #route(route: string, body: unknown, query: URLSearchParams): Answer {
    const { objects } = this.repository;
    switch (route) {
      case 'GET ':
        return found({ default_branch: 'main', permissions: { push: true } });
      case 'GET /commits': {
        const sha = this.repository.headOf(query.get('sha') ?? '');
        const { tree, message } = objects.read(sha);
        return found([{ sha, commit: { message, tree: { sha: tree } } }]);
      }
      case 'POST /git/blobs': {
        const { content, encoding } = blobSchema.parse(body);
        return made({ sha: objects.blob(content, encoding) });
      }
      case 'POST /git/trees': {
        const { base_tree: base, tree } = treeSchema.parse(body);
        return made({ sha: objects.tree(base, tree) });
      }
      case 'POST /git/commits':
        return made({ sha: objects.commit(commitSchema.parse(body)) });
      case 'POST /git/refs': {
        const { ref, sha } = refSchema.parse(body);
        const branch = ref.replace('refs/heads/', '');
        this.repository.setBranch(branch, sha, { isNew: true });
        return made({ ref });
      }
      case 'POST /graphql': {
        const ref = this.#refOf(querySchema.parse(body).variables.head);
        return found({ data: { repository: { ref } } });
      }
      case 'POST /pulls':
        return this.#open(pullSchema.parse(body));
      default:
        return this.#routeOfOne(route, body);
    }
  }

  #routeOfOne(route: string, body: unknown): Answer {
    const branch = /^PATCH \/git\/refs\/heads\/(.+)$/.exec(route)?.[1];
    if (branch) {
      const { sha } = movedSchema.parse(body);
      this.repository.setBranch(branch, sha, { isNew: false });
      return found({ ref: `refs/heads/${branch}` });
    }
    const [, number, what] =
      /^POST \/(?:pulls|issues)\/(\d+)\/(\w+)$/.exec(route) ?? [];
    switch (what) {
      case 'requested_reviewers': {
        const { team_reviewers: teams } = reviewersSchema.parse(body);
        this.repository.pull(Number(number)).teamReviewers.push(...teams);
        return made({ requested_teams: teams });
      }
      case 'labels': {
        const { labels } = labelsSchema.parse(body);
        this.repository.pull(Number(number)).labels.push(...labels);
        return found([]);
      }
      default:
        return { status: 404, body: { message: `No ${route}` } };
    }
  }

  #refOf(head: string) {
    const { branches, pulls } = this.repository;
    return branches.includes(head)
      ? {
          associatedPullRequests: {
            edges: pulls
              .filter(pull => pull.head === head && !pull.merged)
              .map(({ number }) => ({
                node: {
                  id: `${number}`,
                  number,
                  url: this.repository.addressOf(number),
                },
              })),
          },
        }
      : null;
  }

  #open({ title, body, head, base }: z.infer<typeof pullSchema>): Answer {
    const branch = head.split(':')[1];
    const pull = this.repository.open({ title, body, base, head: branch });
    return made({
      number: pull.number,
      html_url: this.repository.addressOf(pull.number),
      base: { ref: base },
      head: { ref: branch },
    });
  }
}

function found(body: unknown): Answer {
  return { status: 200, body };
}

function made(body: unknown): Answer {
  return { status: 201, body };
}
