import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isError } from '@backstage/errors';
import { ImageReadError } from '@image-governance/plugin-golden-images-node';

/** How many folders deep repositories are looked for. */
const DEEPEST = 16;

/** Reads files under one directory and nowhere else: links that lead outside are refused. */
export class LayoutFiles {
  readonly #root: string;

  static create(options: { readonly root: string }): LayoutFiles {
    return new LayoutFiles(options.root);
  }

  private constructor(root: string) {
    this.#root = root;
  }

  /**
   * The whole file at a path below the root. Throws `gone` when there is none,
   * `invalid` when it is outside, too large or no plain file, `unreachable`
   * when it cannot be read.
   */
  async read(
    path: string,
    { maxBytes }: { readonly maxBytes: number },
  ): Promise<Uint8Array> {
    const file = await this.#open(path);
    try {
      const { size } = await file.stat();
      if (size > maxBytes) {
        throw new ImageReadError(
          'invalid',
          `${path} is larger than ${maxBytes} bytes`,
        );
      }
      const body = Buffer.alloc(size);
      const { bytesRead } = await file.read(body, 0, size, 0);
      return body.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  /**
   * Paths below the root of the directories that hold an `oci-layout` file, in
   * order. Links are not walked into: they could lead outside or in a circle.
   */
  async *layouts(signal: AbortSignal): AsyncGenerator<string> {
    yield* this.#walk('', 0, signal);
  }

  async *#walk(
    path: string,
    depth: number,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    signal.throwIfAborted();
    const entries = await this.#entries(path);
    const isLayout = entries.some(
      entry => entry.name === 'oci-layout' && entry.isFile(),
    );
    if (isLayout && path) {
      yield path;
    }
    if (depth === DEEPEST) {
      return;
    }
    const folders = entries
      .filter(entry => entry.isDirectory())
      .map(entry => entry.name)
      .filter(name => !(isLayout && name === 'blobs'))
      .sort();
    for (const name of folders) {
      yield* this.#walk(path ? `${path}/${name}` : name, depth + 1, signal);
    }
  }

  async #entries(path: string) {
    try {
      return await readdir(join(this.#root, path), { withFileTypes: true });
    } catch (cause) {
      throw new ImageReadError(
        'unreachable',
        `The directory ${join(this.#root, path)} cannot be read`,
        { cause },
      );
    }
  }

  async #open(path: string) {
    const root = await this.#real('');
    const real = await this.#real(path);
    if (!real.startsWith(`${root}${sep}`)) {
      throw new ImageReadError('invalid', `${path} leads out of the directory`);
    }
    // Opening a pipe would wait for its other end.
    if (!(await this.#attempt(path, () => stat(real))).isFile()) {
      throw new ImageReadError('invalid', `${path} is not a plain file`);
    }
    return this.#attempt(path, () => open(real, 'r'));
  }

  #real(path: string): Promise<string> {
    return this.#attempt(path, () => realpath(join(this.#root, path)));
  }

  async #attempt<T>(path: string, operation: () => Promise<T>): Promise<T> {
    try {
      return await operation();
    } catch (cause) {
      const missing = isMissing(cause) && path !== '';
      throw new ImageReadError(
        missing ? 'gone' : 'unreachable',
        missing
          ? `There is no ${path}`
          : `${join(this.#root, path)} cannot be read`,
        { cause },
      );
    }
  }
}

function isMissing(error: unknown): boolean {
  return (
    isError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}
