import type { ShellParser } from '../shell/ShellParser';
import type { TierReport } from '../tier';
import type { TierPolicy } from '../tierPolicy';
import { DockerfileWalk } from './DockerfileWalk';
import { readDockerfile } from './readDockerfile';

/** Classifies a Dockerfile: every stage is read, what counts is what ships (AMB-06e). @throws UnclassifiableError */
export function classifyDockerfile(
  text: string,
  options: { readonly parser: ShellParser; readonly policy: TierPolicy },
): TierReport {
  const dockerfile = readDockerfile(text);
  return new DockerfileWalk(dockerfile, options).report();
}
