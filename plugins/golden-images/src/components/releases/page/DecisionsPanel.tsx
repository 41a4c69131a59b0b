import {
  releaseId,
  type ReleaseName,
} from '@image-governance/plugin-golden-images-common';
import { DecisionTimeline } from '../../audit/DecisionTimeline';

/** Who decided what about the release, when and why. */
export function DecisionsPanel({ release }: { release: ReleaseName }) {
  const { family, track, version } = release;
  return (
    <DecisionTimeline object={`release:${releaseId(family, track, version)}`} />
  );
}
