import { InputError } from '@backstage/errors';
import express, { type ErrorRequestHandler, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { error as openApiErrors, middleware } from 'express-openapi-validator';
import { readApiDocument } from './ApiDocument';
import { addRawBody, type RawBody } from './rawBody';
import { requestsOf } from './requestsOf';

const badRequest: ErrorRequestHandler = (error, _req, _res, next) => {
  next(
    error instanceof openApiErrors.BadRequest
      ? new InputError(
          error.errors
            .map(({ path, message }) => `${fieldOf(path)} ${message}`)
            .join('; '),
        )
      : error,
  );
};

type Validator = ReturnType<typeof middleware>;
let prepared: Validator | undefined;

/** What validates requests; it keeps nothing of them, and is prepared once, as the document is read once. */
function validator(): Validator {
  prepared =
    prepared ??
    middleware({
      apiSpec: requestsOf(readApiDocument()),
      // The plugin is mounted below a path that the document does not know.
      useRequestUrl: true,
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: false,
      // It is ours; a test validates it.
      validateApiSpec: false,
      validateSecurity: false,
      ignoreUndocumented: true,
    });
  return prepared;
}

/**
 * A router that lets through only requests that the API document describes:
 * everything else is answered by 400 with the field and the reason.
 */
export function createRouter(options: {
  /** Documents of releases. */
  readonly document: RawBody;
  /** Texts that come as JSON and are larger than other bodies. */
  readonly text: { readonly path: string; readonly maxBytes: number };
}): Router {
  const router = PromiseRouter();
  addRawBody(router, options.document);
  router.post(
    options.text.path,
    express.json({ limit: options.text.maxBytes }),
  );
  // Dockerfiles, manifests and findings of a scan are longer than what else is sent.
  router.use('/customizations', express.json({ limit: '1mb' }));
  router.use(express.json());
  router.use(validator());
  router.use(badRequest);
  return router;
}

/** `limit` of `/query/limit`. */
function fieldOf(path: string): string {
  return path.replace(/^\/(query|params|body|headers)\//, '');
}
