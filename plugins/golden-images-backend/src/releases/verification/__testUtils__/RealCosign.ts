import { createPublicKey, type KeyObject } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { PushedImage } from '../../../sources/oci/__testUtils__/realRegistry';
import { run } from '../../../sources/oci/__testUtils__/run';

/** A cosign program, and one of the formats that it signs in. */
export interface CosignFormat {
  readonly program: string;
  /** `cosign v3.1.3, bundles`. */
  readonly name: string;
  readonly flags: readonly string[];
}

/** Every format of the programs that COSIGN names (like PATH, when there are several). */
export function cosignFormats(): CosignFormat[] {
  return (process.env.COSIGN ?? '')
    .split(delimiter)
    .filter(program => program !== '')
    .flatMap(program => {
      const version = /GitVersion:\s*(\S+)/.exec(said(program, ['version']));
      const name = `cosign ${version?.[1]}`;
      const own = 'tags of its own';
      // Since version 3, bundles are what it makes when it is not told otherwise.
      const offline = ['--use-signing-config=false'];
      return said(program, ['sign', '--help']).includes('--use-signing-config')
        ? [
            { program, name: `${name}, bundles`, flags: offline },
            {
              program,
              name: `${name}, ${own}`,
              flags: [...offline, '--new-bundle-format=false'],
            },
          ]
        : [{ program, name: `${name}, ${own}`, flags: [] }];
    });
}

/** Signs and attests as people do, with a key and no service beside the registry. */
export class RealCosign {
  readonly #format: CosignFormat;
  readonly #folder: string;
  readonly #host: string;

  /**
   * @param folder - for its keys
   * @param host - of the registry
   */
  constructor(format: CosignFormat, folder: string, host: string) {
    this.#format = format;
    this.#folder = folder;
    this.#host = host;
  }

  /** Makes a key pair. */
  async makeKey(name: string): Promise<KeyObject> {
    const file = join(this.#folder, name);
    await this.#run(['generate-key-pair', `--output-key-prefix=${file}`]);
    return createPublicKey(await readFile(`${file}.pub`, 'utf8'));
  }

  async sign(image: PushedImage, key: string): Promise<void> {
    await this.#run(['sign', ...this.#flags(key), this.#place(image)]);
  }

  /** @param type - as cosign names it, e.g. `slsaprovenance1` */
  async attest(
    image: PushedImage,
    key: string,
    [type, predicate]: readonly [string, object],
  ): Promise<void> {
    const file = join(this.#folder, 'predicate.json');
    await writeFile(file, JSON.stringify(predicate));
    await this.#run([
      'attest',
      ...this.#flags(key),
      `--type=${type}`,
      `--predicate=${file}`,
      this.#place(image),
    ]);
  }

  #flags(key: string): string[] {
    return [
      ...this.#format.flags,
      `--key=${join(this.#folder, `${key}.key`)}`,
      '--tlog-upload=false',
      '--allow-insecure-registry',
      '--allow-http-registry',
      '--yes',
    ];
  }

  #place({ repository, digest }: PushedImage): string {
    return `${this.#host}/${repository}@${digest}`;
  }

  async #run(args: readonly string[]): Promise<void> {
    await run('env', ['COSIGN_PASSWORD=', this.#format.program, ...args]);
  }
}

function said(program: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return `${stdout}${stderr}`;
}
