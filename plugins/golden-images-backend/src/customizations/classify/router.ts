import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import { z } from 'zod';
import type { AuthorizedClassifier } from './AuthorizedClassifier';

/** Where texts are classified: they may be larger than other bodies. */
export const CLASSIFY_PATH = '/customizations/classify';

/** A million characters, of which each may take four bytes; what is longer is said by the API document. */
export const MOST_CLASSIFIED_BYTES = 4_500_000;

const DOCUMENT = z.object({
  kind: z.enum(['dockerfile', 'manifest']),
  text: z.string(),
});

/** `/customizations/classify` of the API. */
export function addClassifyRoutes(
  router: Router,
  options: {
    readonly httpAuth: HttpAuthService;
    readonly classifier: AuthorizedClassifier;
  },
): void {
  const { httpAuth, classifier } = options;

  router.post(CLASSIFY_PATH, async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    response.json(
      await classifier.classify(DOCUMENT.parse(request.body), credentials),
    );
  });
}
