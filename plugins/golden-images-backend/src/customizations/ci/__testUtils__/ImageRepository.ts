import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { FAKE_TOOLS } from './fakeTools';

const CI = resolve(
  __dirname,
  '../../../../../../examples/templates/image-repository/skeleton/ci',
);

/** What became of a command. */
export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A repository of images with the scripts that the template writes, and tools that answer with what a test gives them. */
export class ImageRepository {
  readonly #folder: string;
  readonly #env: Record<string, string>;

  static create(settings: {
    readonly portalUrl: string;
    readonly scanner?: 'trivy' | 'grype';
    readonly signing?: 'key' | 'keyless';
    readonly env?: Readonly<Record<string, string>>;
  }): ImageRepository {
    const folder = mkdtempSync(join(tmpdir(), 'image-repository-'));
    const repository = new ImageRepository(folder, {
      // Of this process only what finds programs: no settings of the machine.
      PATH: [
        join(folder, 'bin'),
        dirname(process.execPath),
        process.env.PATH,
      ].join(':'),
      HOME: folder,
      FAKE: join(folder, 'fake'),
      PORTAL_URL: settings.portalUrl,
      RETRY_MS: '1',
      WAIT_SECONDS: '0',
      ...settings.env,
    });
    cpSync(CI, join(folder, 'ci'), { recursive: true });
    const { portalUrl, scanner = 'trivy', signing = 'key' } = settings;
    const values: Readonly<Record<string, string>> = {
      portalUrl,
      registry: 'registry.example.com',
      scanner,
      signing,
    };
    repository.write(
      'ci/settings.sh',
      readFileSync(join(CI, 'settings.sh.njk'), 'utf8').replace(
        /\$\{\{ values\.(\w+) \}\}/g,
        (_, name) => values[name],
      ),
    );
    repository.write('fake/calls', '');
    for (const [name, text] of Object.entries(FAKE_TOOLS)) {
      repository.write(`bin/${name}`, text);
      chmodSync(join(folder, 'bin', name), 0o755);
    }
    return repository;
  }

  private constructor(folder: string, env: Record<string, string>) {
    this.#folder = folder;
    this.#env = env;
  }

  /** @param content - a text, or what is written as JSON */
  write(path: string, content: unknown): void {
    const target = join(this.#folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }

  /** An image in an OCI layout, packed as buildx exports it. */
  writeImage(layers: readonly number[]): void {
    const hex = 'b'.repeat(64);
    this.write('fake/layout/index.json', {
      schemaVersion: 2,
      manifests: [{ digest: `sha256:${hex}` }],
    });
    this.write(`fake/layout/blobs/sha256/${hex}`, {
      schemaVersion: 2,
      layers: layers.map(size => ({ size })),
    });
    execFileSync('tar', ['-cf', '../image.tar', '.'], {
      cwd: join(this.#folder, 'fake/layout'),
    });
  }

  remove(path: string): void {
    rmSync(join(this.#folder, path), { recursive: true });
  }

  /** What the tools were asked, one call a line. */
  calls(): string[] {
    return readFileSync(join(this.#folder, 'fake/calls'), 'utf8')
      .split('\n')
      .filter(Boolean);
  }

  git(...args: readonly string[]): string {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    return execFileSync('git', [...who, ...args], {
      cwd: this.#folder,
      env: this.#env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  }

  /** Commits everything. Returns the commit. */
  commit(): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'change');
    return this.git('rev-parse', 'HEAD');
  }

  golden(
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Promise<Ran> {
    return this.#run('node', ['ci/golden.mjs', ...args], env);
  }

  sh(
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Promise<Ran> {
    return this.#run('sh', args, env);
  }

  discard(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #run(
    file: string,
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Ran> {
    return new Promise(done => {
      const child = execFile(
        file,
        args,
        { cwd: this.#folder, env: { ...this.#env, ...env } },
        (_, out, err) => done({ status: child.exitCode ?? -1, out, err }),
      );
    });
  }
}
