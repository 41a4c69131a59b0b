import {
  GoldenImagesClient,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import type {
  GoldenImagesService,
  GoldenImagesServiceOptions,
} from '@image-governance/plugin-golden-images-node';

/** A request that was made, with who made it. */
export interface AskedRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly principal: GoldenImagesServiceOptions['credentials']['principal'];
}

/** The API of Golden Images without a server: what paths answer, and what was asked. */
export class FakeGoldenImages implements GoldenImagesService {
  readonly asked: AskedRequest[] = [];
  /** By method and path, `GET /releases`; a status is an answer without a body. */
  readonly answers = new Map<string, unknown>();

  static with(releases: readonly ReleaseView[]): FakeGoldenImages {
    const fake = new FakeGoldenImages();
    fake.answers.set('GET /releases', releases);
    return fake;
  }

  as({ credentials }: GoldenImagesServiceOptions) {
    return new GoldenImagesClient({
      discoveryApi: { getBaseUrl: async () => 'http://golden-images.test' },
      fetchApi: {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          const { pathname } = new URL(request.url);
          const text = await request.text();
          this.asked.push({
            method: request.method,
            path: pathname,
            ...(text && { body: JSON.parse(text) }),
            principal: credentials.principal,
          });
          return this.#answer(`${request.method} ${pathname}`);
        },
      },
    });
  }

  #answer(key: string): Response {
    const answer = this.answers.get(key);
    return typeof answer === 'number' || answer === undefined
      ? new Response(
          JSON.stringify({ error: { name: 'NotAllowedError', message: key } }),
          {
            status: typeof answer === 'number' ? answer : 404,
            headers: { 'content-type': 'application/json' },
          },
        )
      : Response.json(answer);
  }
}
