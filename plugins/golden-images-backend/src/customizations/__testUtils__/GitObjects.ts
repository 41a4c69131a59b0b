import { createHash } from 'node:crypto';

/** Text of each file, by its path. */
export type Files = Readonly<Record<string, string>>;

/** What a commit is. */
export interface Commit {
  readonly tree: string;
  readonly message: string;
  readonly parents: readonly string[];
}

/** Blobs, trees and commits of a repository, by what they hold. */
export class GitObjects {
  readonly #blobs = new Map<string, string>();
  readonly #trees = new Map<string, Files>();
  readonly #commits = new Map<string, Commit>();

  blob(content: string, encoding: string): string {
    const text = Buffer.from(
      content,
      encoding === 'base64' ? 'base64' : 'utf8',
    ).toString('utf8');
    return put(this.#blobs, text);
  }

  /** A tree with files added to it: a file has its text, or the name of its blob. */
  tree(
    base: string | undefined,
    entries: readonly {
      readonly path: string;
      readonly content?: string;
      readonly sha?: string;
    }[],
  ): string {
    const added = entries.map(({ path, content, sha }) => [
      path,
      content ?? get(this.#blobs, sha),
    ]);
    return put(this.#trees, {
      ...(base ? get(this.#trees, base) : {}),
      ...Object.fromEntries(added),
    });
  }

  commit(commit: Commit): string {
    get(this.#trees, commit.tree);
    commit.parents.forEach(parent => get(this.#commits, parent));
    return put(this.#commits, commit);
  }

  read(commit: string): Commit {
    return get(this.#commits, commit);
  }

  filesOf(commit: string): Files {
    return get(this.#trees, this.read(commit).tree);
  }
}

function put<T>(objects: Map<string, T>, object: T): string {
  const sha = createHash('sha1').update(JSON.stringify(object)).digest('hex');
  objects.set(sha, object);
  return sha;
}

/** @throws Error for one that was never put there */
function get<T>(objects: Map<string, T>, sha: string | undefined): T {
  const object = sha === undefined ? undefined : objects.get(sha);
  if (object === undefined) {
    throw new Error(`There is no object ${sha}`);
  }
  return object;
}
