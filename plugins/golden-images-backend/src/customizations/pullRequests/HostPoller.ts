import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ParsedHostEvent } from '@image-governance/plugin-golden-images-common';
import type { GithubReader } from './GithubReader';
import type { GitlabReader } from './GitlabReader';
import type { HostReviews } from './HostReviews';
import type { LinkedRequest, LinkedRequests } from './LinkedRequests';
import type { PullRequestEvents } from './PullRequestEvents';

/** Pull requests of a run; the next goes on after them. */
const A_RUN = 100;
const RUN_MS = 4 * 60 * 1000;

/** Options of {@link HostPoller}. */
export interface HostPollerOptions {
  readonly linked: LinkedRequests;
  readonly events: PullRequestEvents;
  readonly reviews: Pick<HostReviews, 'receive'>;
  readonly github: GithubReader;
  readonly gitlab: GitlabReader;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

/** Asks Git hosts for what webhooks did not bring. A host that fails is logged, and changes nothing. */
export class HostPoller {
  readonly #options: HostPollerOptions;
  #after = 0;

  constructor(options: HostPollerOptions) {
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { linked, logger } = this.#options;
    const limited = AbortSignal.any([signal, AbortSignal.timeout(RUN_MS)]);
    const { requests, next = 0 } = await linked.after(this.#after, A_RUN);
    for (const request of requests) {
      if (limited.aborted) {
        // Goes on with this one.
        this.#after = Number(request.id) - 1;
        return;
      }
      try {
        await this.#look(request, limited);
      } catch (error) {
        logger.warn(
          `The pull request of customization request ${
            request.id
          } could not be read: ${
            isError(error) ? error.message : 'unknown error'
          }`,
        );
      }
    }
    this.#after = next;
  }

  async #look(request: LinkedRequest, signal: AbortSignal): Promise<void> {
    const { reviews, logger } = this.#options;
    for (const parsed of await this.#read(request, signal)) {
      if (parsed.kind === 'event') {
        await reviews.receive(parsed.event);
      } else if (parsed.kind === 'refused') {
        logger.debug(
          `A review of customization request ${request.id} is not understood: ${parsed.problem}`,
        );
      }
    }
  }

  async #read(
    { id, address }: LinkedRequest,
    signal: AbortSignal,
  ): Promise<readonly ParsedHostEvent[]> {
    const { github, gitlab, events, now } = this.#options;
    if (address.provider === 'github') {
      return github.read(address, signal);
    }
    // Asked first, so that what comes meanwhile is not taken for gone.
    const known = await events.approving(id, address);
    return gitlab.read(address, known, now(), signal);
  }
}
