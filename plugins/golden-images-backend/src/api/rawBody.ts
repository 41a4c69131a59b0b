import express, { type ErrorRequestHandler, type Router } from 'express';

/** The request is larger than is taken. */
class TooLargeError extends Error {
  readonly name = 'PayloadTooLargeError';
  /** Read by Backstage's error handler. */
  readonly statusCode = 413;
}

/** A path whose requests bring a document: its bytes are the evidence, and are kept as they came. */
export interface RawBody {
  readonly path: string;
  readonly maxBytes: number;
}

/** Leaves the bodies of a path as bytes. To be added before anything that reads JSON. */
export function addRawBody(router: Router, { path, maxBytes }: RawBody): void {
  const tooLarge: ErrorRequestHandler = (error, _req, _res, next) => {
    next(
      error?.type === 'entity.too.large'
        ? new TooLargeError(
            `The document is larger than ${maxBytes} bytes, which is the most that is taken (goldenImages.documents.maxBytes)`,
          )
        : error,
    );
  };
  router.post(
    path,
    express.raw({ type: () => true, limit: maxBytes }),
    tooLarge,
  );
}
