import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Responsibilities } from '@image-governance/plugin-golden-images-common';
import type { Actors } from '../../audit';
import type { ReadAccess } from '../../inventory/read';
import { describeResponsibilities } from './describeResponsibilities';

/** Who decides what, for all who may read anything of golden images. */
export class AuthorizedResponsibilities {
  readonly #access: ReadAccess;
  readonly #actors: Actors;

  constructor(options: {
    readonly access: ReadAccess;
    readonly actors: Actors;
  }) {
    this.#access = options.access;
    this.#actors = options.actors;
  }

  /** @throws NotAllowedError for who may read nothing. */
  async get(credentials: BackstageCredentials): Promise<Responsibilities> {
    await this.#access.visible(credentials);
    return describeResponsibilities(role => this.#actors.members(role));
  }
}
