import {
  VERDICTS,
  type ImageContentState,
  type ImageRow,
  type Release,
} from '@image-governance/plugin-golden-images-common';
import type { ReleaseViews } from '../../releases/read';
import type { ContentRecord, ImageRecord } from './ImageRowQueries';

/** A row of the images list. */
export function imageRow(
  record: ImageRecord,
  releases: ReleaseViews,
): ImageRow {
  const [registry, repository, digest] = record.key;
  const { content } = record;
  const state = contentState(content);
  return {
    registry: registry || undefined,
    repository: repository || undefined,
    digest: digest || undefined,
    kind: content?.kind ?? undefined,
    content: state,
    unreadable:
      state === 'unreadable' && content?.unreadable_reason
        ? {
            reason: content.unreadable_reason,
            message: content.unreadable_message ?? '',
          }
        : undefined,
    tags: [...record.tags].sort(),
    verdicts: [...VERDICTS]
      .reverse()
      .filter(verdict => record.verdicts.has(verdict)),
    releases: [...record.releases].flatMap(id => {
      const release = releases.get(id);
      return release ? [releaseOf(release, digest, releases)] : [];
    }),
    workloads: record.workloads,
    pods: record.pods,
    sizeBytes:
      content?.size_bytes === null || content?.size_bytes === undefined
        ? undefined
        : Number(content.size_bytes),
    firstSeenAt: record.firstSeenAt,
  };
}

function contentState(content: ContentRecord | undefined): ImageContentState {
  if (content?.read_at) {
    return 'read';
  }
  return content?.unreadable_reason ? 'unreadable' : 'not-read';
}

function releaseOf(
  release: Release,
  digest: string,
  releases: ReleaseViews,
): ImageRow['releases'][number] {
  const { id, family, track, version } = release;
  const { phase, daysLeft } = releases.timeline(release);
  return {
    id,
    family,
    track,
    version,
    phase,
    daysLeft,
    exact:
      release.digest === digest ||
      release.platforms.some(platform => platform.digest === digest),
  };
}
