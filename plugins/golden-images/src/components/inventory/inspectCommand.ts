import {
  formatReference,
  parseReference,
  type UsageView,
} from '@image-governance/plugin-golden-images-common';

/** The `skopeo` command that prints what a usage was judged by: the config with its layers and labels. */
export function inspectCommand(
  usage: Pick<UsageView, 'image' | 'runningDigest' | 'resolvedDigest'>,
): string | undefined {
  const digest = usage.runningDigest ?? usage.resolvedDigest;
  const parsed = parseReference(usage.image);
  if (!parsed.ok || !digest) {
    return undefined;
  }
  const { registry, repository } = parsed.reference;
  return `skopeo inspect --config docker://${formatReference({
    registry,
    repository,
    digest,
  })}`;
}
