import { createServer, type Server, type ServerResponse } from 'node:http';
import {
  GoldenImagesClient,
  type EntityStanding,
  type TrackList,
} from '@image-governance/plugin-golden-images-common';
import type { GoldenImagesService } from '@image-governance/plugin-golden-images-node';
import { trackList } from './tracks';

/** How a path is answered. */
export type Answer = (response: ServerResponse) => void;

/** The HTTP API of Golden Images on loopback, as far as this module asks it. */
export class FakeGoldenImages {
  readonly #server: Server;
  /** Entities on one page. */
  pageSize = 2;
  list: TrackList = trackList([]);
  standings: readonly EntityStanding[] = [];
  /** What is answered instead, by path; the key may be followed by the cursor: `/inventory/entities?2`. */
  readonly instead = new Map<string, Answer>();

  static async start(): Promise<FakeGoldenImages> {
    const fake = new FakeGoldenImages();
    await new Promise<void>(resolve => {
      fake.#server.listen(0, '127.0.0.1', resolve);
    });
    return fake;
  }

  private constructor() {
    this.#server = createServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://fake');
      const path = url.pathname.replace('/api/golden-images', '');
      const cursor = url.searchParams.get('cursor') ?? undefined;
      const instead =
        this.instead.get(cursor ? `${path}?${cursor}` : path) ?? undefined;
      if (instead) {
        instead(response);
      } else {
        json(this.#answer(path, Number(cursor ?? 0)))(response);
      }
    });
  }

  get service(): GoldenImagesService {
    return {
      as: ({ signal }) =>
        new GoldenImagesClient({
          discoveryApi: { getBaseUrl: async () => this.#baseUrl() },
          fetchApi: {
            fetch: (input, init) => fetch(input, { ...init, signal }),
          },
        }),
    };
  }

  /** Nothing listens there any more. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  #baseUrl(): string {
    const address = this.#server.address();
    const port = typeof address === 'object' ? address?.port : 1;
    return `http://127.0.0.1:${port ?? 1}/api/golden-images`;
  }

  #answer(path: string, from: number): unknown {
    if (path === '/releases/tracks') {
      return this.list;
    }
    const to = from + this.pageSize;
    return {
      items: this.standings.slice(from, to),
      totalItems: this.standings.length,
      nextCursor: to < this.standings.length ? String(to) : undefined,
    };
  }
}

/** Answers with JSON. */
export function json(body: unknown, status: number = 200): Answer {
  return response => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
}

/** Answers with a text, whatever it is. */
export function text(
  body: string,
  contentType: string = 'application/json',
): Answer {
  return response => {
    response.writeHead(200, { 'content-type': contentType });
    response.end(body);
  };
}
