import type { DecideImage, RewrittenFile } from './imageDecision';
import { rewriteDockerfile } from './rewriteDockerfile';
import { rewriteManifest } from './rewriteManifest';

/** Longest file that is read, in UTF-16 code units; nobody writes longer ones by hand. */
const LONGEST = 1_000_000;
const BYTE_ORDER_MARK = '\uFEFF';

/** Which sort of file a path names, of those whose images can be rewritten. */
export function imageFileKind(
  path: string,
): 'dockerfile' | 'manifest' | undefined {
  const name = path.split('/').pop()?.toLowerCase() ?? '';
  if (
    /^(dockerfile|containerfile)(\..+)?$/.test(name) ||
    /\.(dockerfile|containerfile)$/.test(name)
  ) {
    return name.endsWith('.dockerignore') ? undefined : 'dockerfile';
  }
  return /\.ya?ml$/.test(name) ? 'manifest' : undefined;
}

/**
 * Rewrites the images that a file names: of a Dockerfile those of every stage, of YAML those in
 * workloads, in a kustomization and in Helm values. Everything else stays as it is, byte for byte.
 * What could be meant in more than one way is left and said.
 *
 * @param path - of the file, with `/`; says what sort of file it is
 * @returns `undefined` for a file of another sort
 */
export function rewriteImages(
  file: { readonly path: string; readonly text: string },
  decide: DecideImage,
): RewrittenFile | undefined {
  const kind = imageFileKind(file.path);
  if (!kind) {
    return undefined;
  }
  if (file.text.length > LONGEST) {
    return {
      text: file.text,
      changes: [],
      undecided: [
        {
          line: 1,
          excerpt: '',
          reason: `The file is longer than ${LONGEST} characters and was not read.`,
        },
      ],
    };
  }
  if (file.text.startsWith(BYTE_ORDER_MARK)) {
    const rest = { ...file, text: file.text.slice(BYTE_ORDER_MARK.length) };
    const result = rewriteImages(rest, decide);
    return result && { ...result, text: `${BYTE_ORDER_MARK}${result.text}` };
  }
  return kind === 'dockerfile'
    ? rewriteDockerfile(file.text, decide)
    : rewriteManifest(file, decide);
}
