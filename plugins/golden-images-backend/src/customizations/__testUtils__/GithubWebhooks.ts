import { createHmac } from 'node:crypto';
import type { HostedRepository } from './HostedRepository';

/** Tells a portal of what people do in a repository, as GitHub's signed webhooks do. */
export class GithubWebhooks {
  readonly #repository: HostedRepository;
  readonly #url: string;
  readonly #secret: string;
  #reviews = 0;

  constructor(options: {
    readonly repository: HostedRepository;
    /** Where they are sent. */
    readonly url: string;
    readonly secret: string;
  }) {
    this.#repository = options.repository;
    this.#url = options.url;
    this.#secret = options.secret;
  }

  /** Somebody reviews a pull request. Returns the status of the answer. @param secret - by which it is signed */
  review(
    number: number,
    login: string,
    { state = 'approved', secret = this.#secret } = {},
  ): Promise<number> {
    this.#reviews += 1;
    const url = this.#repository.addressOf(number);
    return this.#send(
      'pull_request_review',
      {
        action: 'submitted',
        review: {
          id: this.#reviews,
          user: { login },
          state,
          body: '',
          submitted_at: new Date().toISOString(),
          html_url: `${url}#pullrequestreview-${this.#reviews}`,
        },
        pull_request: { number, html_url: url },
      },
      secret,
    );
  }

  /** Somebody merges a pull request. */
  merge(number: number, login: string): Promise<number> {
    this.#repository.merge(number);
    const at = new Date().toISOString();
    return this.#send('pull_request', {
      action: 'closed',
      pull_request: {
        number,
        html_url: this.#repository.addressOf(number),
        merged: true,
        merged_at: at,
        merged_by: { login },
        closed_at: at,
      },
      sender: { login },
    });
  }

  async #send(
    event: string,
    payload: object,
    secret: string = this.#secret,
  ): Promise<number> {
    const body = JSON.stringify({
      ...payload,
      repository: { full_name: this.#repository.name },
    });
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    const { status } = await fetch(this.#url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-github-event': event,
        'x-hub-signature-256': `sha256=${signature}`,
      },
      body,
    });
    return status;
  }
}
