import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_VIEW_URL,
  makeValidator,
  type EntityLink,
  type ResourceEntity,
} from '@backstage/catalog-model';
import {
  CATALOG_LABELS,
  TRACK_ANNOTATIONS,
  TRACK_RESOURCE_TYPE,
  type TrackId,
  type TrackView,
} from '@image-governance/plugin-golden-images-common';
import { trackEntityName } from './trackEntityName';

/** What configuration says of all golden images. */
export interface TrackEntityOptions {
  /** Entity reference. */
  readonly owner: string;
  /** Entity reference. */
  readonly system?: string;
  readonly namespace: string;
  /** Where the portal shows releases; absent when its address is not known. */
  readonly releasesUrl?: string;
}

const VALID = makeValidator();

/**
 * A track as an entity of the catalog.
 * @param users - references of the entities that run it
 */
export function trackEntity(
  view: TrackView,
  users: Iterable<string>,
  options: TrackEntityOptions,
): ResourceEntity {
  const { owner, system, namespace, releasesUrl } = options;
  const current = view.leading?.current ? view.leading : undefined;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: trackEntityName(view),
      namespace,
      title: `${view.title} (golden image)`,
      description: view.description,
      annotations: {
        [ANNOTATION_LOCATION]: trackLocation(view.id),
        [ANNOTATION_ORIGIN_LOCATION]: trackLocation(view.id),
        [TRACK_ANNOTATIONS.track]: view.id,
        ...(releasesUrl && { [ANNOTATION_VIEW_URL]: releasesUrl }),
        ...(current && {
          [TRACK_ANNOTATIONS.currentRelease]: current.id,
          [TRACK_ANNOTATIONS.pinnedReference]: current.pinnedReference,
        }),
      },
      labels: labels({
        [CATALOG_LABELS.family]: view.family,
        [CATALOG_LABELS.phase]: view.leading?.timeline.phase,
        [CATALOG_LABELS.version]: current?.version,
      }),
      tags: tags(view),
      links: links(view, releasesUrl),
    },
    spec: {
      type: TRACK_RESOURCE_TYPE,
      owner,
      ...(system && { system }),
      dependencyOf: [...users].sort(),
    },
  };
}

/** Where the entity of a track comes from, as the catalog writes it. */
export function trackLocation(id: TrackId): string {
  return `golden-images:${id}`;
}

/** Those that can be labels; the annotations have all of it exactly. */
function labels(
  values: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value && VALID.isValidLabelValue(value) ? [[key, value]] : [],
    ),
  );
}

function tags({ family, leading }: TrackView): string[] {
  const words = ['golden-image', ...family.split('/').map(toTag)];
  return [...new Set([...words, ...(leading ? [leading.timeline.phase] : [])])]
    .filter(tag => VALID.isValidTag(tag))
    .sort();
}

/** `dotnet.aspnet_core` → `dotnet-aspnet-core`. */
function toTag(text: string): string {
  return text
    .toLowerCase()
    .split(/[^a-z0-9+#]+/)
    .filter(Boolean)
    .join('-')
    .slice(0, 63);
}

function links(
  { leading }: TrackView,
  releasesUrl: string | undefined,
): EntityLink[] {
  const notes = leading?.notes?.trim() ?? '';
  return [
    ...(releasesUrl
      ? [{ url: releasesUrl, title: 'Releases of golden images' }]
      : []),
    ...(isWebAddress(notes)
      ? [{ url: notes, title: `Release notes of golden-v${leading?.version}` }]
      : []),
  ];
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
}
