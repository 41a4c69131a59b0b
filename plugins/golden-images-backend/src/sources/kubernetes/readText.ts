import type { ClusterResponse } from './ClusterConnection';

/** A body, or as much of it as was allowed. */
export interface BoundedText {
  readonly text: string;
  /** False when the body is longer than was allowed. */
  readonly complete: boolean;
}

/** Reads a body as UTF-8 and stops, letting go of the connection, once it is longer than `maxBytes`. */
export async function readText(
  body: ClusterResponse['body'],
  maxBytes: number,
): Promise<BoundedText> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let complete = true;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      complete = false;
      break;
    }
    chunks.push(chunk);
  }
  return { text: Buffer.concat(chunks).toString('utf8'), complete };
}
