import type { Dirent } from 'node:fs';
import { mkdtemp, open, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { checkSize, decodeText } from '../decodeText';
import type { FileLocation } from '../location';

const MANIFEST = /\.(ya?ml|json)$/i;

/** A file of the tree, or something that was passed over with its reason. */
export type TreeEntry =
  | {
      readonly kind: 'file';
      /** Path below the root, with `/`. */
      readonly path: string;
      /** Reads its text. Throws a TypeError that says why when it is not text or too large. */
      readonly read: () => Promise<string>;
    }
  | {
      readonly kind: 'passed-over';
      readonly path: string;
      readonly reason: string;
    };

/** A directory of manifests on this machine, or a tree that was fetched to one. */
export class ManifestTree {
  readonly #root: string;
  readonly #temporary: string | undefined;

  /**
   * Opens a directory, or fetches a tree through the portal's integrations into a temporary one.
   * @throws when it does not exist, is no directory or cannot be read.
   */
  static async open(
    location: FileLocation,
    urlReader: UrlReaderService,
    signal: AbortSignal,
  ): Promise<ManifestTree> {
    if (location.kind === 'path') {
      const root = await realpath(location.path);
      if (!(await stat(root)).isDirectory()) {
        throw new InputError(`${location.display} is not a directory`);
      }
      return new ManifestTree(root);
    }
    const directory = await mkdtemp(join(tmpdir(), 'golden-images-manifests-'));
    try {
      const tree = await urlReader.readTree(location.url, {
        signal,
        filter: path => MANIFEST.test(path),
      });
      const root = await tree.dir({ targetDir: directory });
      return new ManifestTree(await realpath(root), directory);
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      throw error;
    }
  }

  private constructor(root: string, temporary?: string) {
    this.#root = root;
    this.#temporary = temporary;
  }

  /**
   * Every YAML and JSON file, in the order of paths. Symbolic links are never
   * followed: what they name inside the tree is read where it is, what is outside
   * is not ours to read.
   */
  async *entries(): AsyncGenerator<TreeEntry> {
    yield* this.#walk(this.#root);
  }

  /** Removes what was fetched. */
  async close(): Promise<void> {
    if (this.#temporary) {
      await rm(this.#temporary, { recursive: true, force: true });
    }
  }

  async *#walk(directory: string): AsyncGenerator<TreeEntry> {
    for (const entry of sorted(
      await readdir(directory, { withFileTypes: true }),
    )) {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== '.git') {
          yield* this.#walk(path);
        }
      } else if (entry.isSymbolicLink()) {
        yield* this.#link(path);
      } else if (entry.isFile() && MANIFEST.test(entry.name)) {
        yield {
          kind: 'file',
          path: this.#below(path),
          read: () => readText(path),
        };
      }
    }
  }

  async *#link(path: string): AsyncGenerator<TreeEntry> {
    const target = await realpath(path).catch(() => undefined);
    const inside =
      target === this.#root || target?.startsWith(`${this.#root}${sep}`);
    if (!inside) {
      yield {
        kind: 'passed-over',
        path: this.#below(path),
        reason: target
          ? 'symbolic link leads out of the directory; not followed'
          : 'symbolic link leads nowhere',
      };
    }
  }

  #below(path: string): string {
    return relative(this.#root, path).split(sep).join('/');
  }
}

function sorted(entries: readonly Dirent[]): Dirent[] {
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readText(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    checkSize((await file.stat()).size);
    return decodeText(await file.readFile());
  } finally {
    await file.close();
  }
}
