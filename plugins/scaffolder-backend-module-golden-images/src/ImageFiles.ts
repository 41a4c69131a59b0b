import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type {
  DecideImage,
  RewrittenImage,
  UndecidedImage,
} from '@image-governance/plugin-golden-images-common';
import {
  imageFileKind,
  rewriteImages,
} from '@image-governance/plugin-golden-images-common/dockerfile';

/** What was done to the files of a folder. Types, so that they are JSON. */
export type UpgradeReport = {
  changes: InFile<RewrittenImage>[];
  undecided: InFile<UndecidedImage>[];
};

/** An upgrade that can be carried out. */
export interface UpgradePlan {
  readonly report: UpgradeReport;
  /** Writes the files that change; the other ones are not touched. */
  write(): Promise<void>;
}

/** Something in a file, with its path in the folder. */
export type InFile<T> = { file: string } & {
  -readonly [K in keyof T]: T[K];
};

const NOT_OURS: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** The files of a folder that may name images; links are not followed. */
export class ImageFiles {
  readonly #folder: string;

  static in(folder: string): ImageFiles {
    return new ImageFiles(folder);
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** What would be rewritten. Nothing is written until {@link UpgradePlan.write}. */
  async plan(decide: DecideImage): Promise<UpgradePlan> {
    const report: UpgradeReport = { changes: [], undecided: [] };
    const rewritten = new Map<string, string>();
    for await (const path of this.#list(this.#folder)) {
      const file = relative(this.#folder, path).split(sep).join('/');
      const bytes = await readFile(path);
      const text = bytes.toString('utf8');
      if (!bytes.equals(Buffer.from(text, 'utf8'))) {
        report.undecided.push({
          file,
          line: 1,
          excerpt: '',
          reason: 'It is not UTF-8 text. Look at its images by hand.',
        });
        continue;
      }
      const result = rewriteImages({ path: file, text }, decide);
      if (result && result.text !== text) {
        rewritten.set(path, result.text);
      }
      report.changes.push(
        ...(result?.changes ?? []).map(change => ({ file, ...change })),
      );
      report.undecided.push(
        ...(result?.undecided ?? []).map(image => ({ file, ...image })),
      );
    }
    return {
      report,
      async write() {
        for (const [path, text] of rewritten) {
          await writeFile(path, text, 'utf8');
        }
      },
    };
  }

  async *#list(folder: string): AsyncGenerator<string> {
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !NOT_OURS.has(entry.name)) {
        yield* this.#list(path);
      } else if (entry.isFile() && imageFileKind(entry.name)) {
        yield path;
      }
    }
  }
}
