import { GitObjects, type Files } from './GitObjects';

/** A pull request. */
export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  /** Branch that is to be merged. */
  readonly head: string;
  readonly base: string;
  readonly labels: string[];
  readonly teamReviewers: string[];
  merged: boolean;
}

/** A repository of images with its branches and pull requests. */
export class HostedRepository {
  readonly name = 'internal-platform/golden-images';
  readonly objects = new GitObjects();
  readonly pulls: PullRequest[] = [];
  readonly #branches = new Map<string, string>();

  constructor() {
    const tree = this.objects.tree(undefined, [
      { path: 'README.md', content: 'Our images\n' },
    ]);
    this.#branches.set(
      'main',
      this.objects.commit({ tree, message: 'Begin', parents: [] }),
    );
  }

  /** Address in a browser. */
  get url(): string {
    return `https://github.com/${this.name}`;
  }

  get branches(): string[] {
    return [...this.#branches.keys()];
  }

  /** What a branch has. */
  filesOf(branch: string): Files {
    return this.objects.filesOf(this.headOf(branch));
  }

  /** The commit of a branch. @throws Error */
  headOf(branch: string): string {
    const commit = this.#branches.get(branch);
    if (!commit) {
      throw new Error(`There is no branch ${branch}`);
    }
    return commit;
  }

  /** @throws Error for one that is there, unless it is to be moved */
  setBranch(
    branch: string,
    commit: string,
    { isNew }: { isNew: boolean },
  ): void {
    if (this.#branches.has(branch) === isNew) {
      throw new Error(`Reference ${branch} cannot be set`);
    }
    this.objects.read(commit);
    this.#branches.set(branch, commit);
  }

  /** @throws Error */
  open(
    opened: Pick<PullRequest, 'title' | 'body' | 'head' | 'base'>,
  ): PullRequest {
    this.headOf(opened.head);
    this.headOf(opened.base);
    const pull = {
      ...opened,
      number: this.pulls.length + 7,
      labels: [],
      teamReviewers: [],
      merged: false,
    };
    this.pulls.push(pull);
    return pull;
  }

  merge(number: number): void {
    const pull = this.pull(number);
    this.#branches.set(pull.base, this.headOf(pull.head));
    pull.merged = true;
  }

  /** @throws Error */
  pull(number: number): PullRequest {
    const pull = this.pulls.find(each => each.number === number);
    if (!pull) {
      throw new Error(`There is no pull request ${number}`);
    }
    return pull;
  }

  addressOf(number: number): string {
    return `${this.url}/pull/${number}`;
  }
}
