import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { releaseId } from '@image-governance/plugin-golden-images-common';
import type { Router } from 'express';
import { z } from 'zod';
import type { AuthorizedDocuments } from './AuthorizedDocuments';
import type { ComparisonReader } from './ComparisonReader';

const UPLOAD = z.object({
  kind: z.enum(['sbom', 'scan']).optional(),
  digest: z.string().optional(),
});
const COMPARED = z.object({ with: z.string().optional() });

/** Where documents are added: their bytes are wanted as they came. */
export const ADD_DOCUMENT_PATH = '/releases/:family/:track/:version/documents';

/** Documents of releases, and what changed between releases, of the API. */
export function addDocumentRoutes(
  router: Router,
  options: {
    readonly httpAuth: HttpAuthService;
    readonly documents: AuthorizedDocuments;
    readonly comparison: ComparisonReader;
  },
): void {
  const { httpAuth, documents, comparison } = options;
  const path = '/releases/:family/:track/:version';

  router.get(`${path}/documents`, async (request, response) => {
    const { family, track, version } = request.params;
    response.json(
      await documents.list(
        releaseId(family, track, version),
        await httpAuth.credentials(request),
      ),
    );
  });

  router.post(`${path}/documents`, async (request, response) => {
    const { family, track, version } = request.params;
    const credentials = await httpAuth.credentials(request);
    if (!Buffer.isBuffer(request.body)) {
      throw new InputError('The body is to be the document, and has none');
    }
    response.json(
      await documents.add(
        {
          ...UPLOAD.parse(request.query),
          id: releaseId(family, track, version),
          bytes: request.body,
          request,
        },
        credentials,
      ),
    );
  });

  router.get(`${path}/documents/:document`, async (request, response) => {
    const { family, track, version, document } = request.params;
    const { text, kind, sha256 } = await documents.body(
      releaseId(family, track, version),
      document,
      await httpAuth.credentials(request),
    );
    // Somebody else's words: a file to keep, never a page to show.
    response
      .set('content-type', 'application/json')
      .set('x-content-type-options', 'nosniff')
      .attachment(
        `${[family, track, version, kind, sha256.slice(0, 12)]
          .join('-')
          .replace(/[^\w.-]+/g, '-')}.json`,
      )
      .send(Buffer.from(text, 'utf8'));
  });

  router.get(`${path}/comparison`, async (request, response) => {
    const { family, track, version } = request.params;
    response.json(
      await comparison.compare(
        {
          ...COMPARED.parse(request.query),
          id: releaseId(family, track, version),
          family,
          track,
          version,
        },
        await httpAuth.credentials(request),
      ),
    );
  });
}
