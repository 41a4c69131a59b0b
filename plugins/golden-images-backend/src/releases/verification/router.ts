import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { releaseId } from '@image-governance/plugin-golden-images-common';
import type { Router } from 'express';
import type { ReleaseVerification } from './ReleaseVerification';

/** Verification of releases and candidates of the API. */
export function addVerificationRoutes(
  router: Router,
  options: {
    readonly httpAuth: HttpAuthService;
    readonly verification: ReleaseVerification;
  },
): void {
  const { httpAuth, verification } = options;
  const path = '/releases/:family/:track/:version/verification';

  router.get(path, async (request, response) => {
    const { family, track, version } = request.params;
    response.json(
      await verification.get(
        releaseId(family, track, version),
        await httpAuth.credentials(request),
      ),
    );
  });

  router.post(path, async (request, response) => {
    const { family, track, version } = request.params;
    response.json(
      await verification.verify(
        { id: releaseId(family, track, version), request },
        await httpAuth.credentials(request),
      ),
    );
  });
}
